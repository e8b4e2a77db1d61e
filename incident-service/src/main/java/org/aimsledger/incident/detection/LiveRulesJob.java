package org.aimsledger.incident.detection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.detectionrule.DetectionRule;
import org.aimsledger.incident.detectionrule.DetectionRuleCommandHandler;
import org.aimsledger.incident.detectionruleboard.DetectionRuleBoardQuery;
import org.aimsledger.incident.detectionruleboard.DetectionRuleBoardQuery.LiveRule;
import org.aimsledger.incident.platform.Condition.Reading;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.IncidentConfig;
import org.aimsledger.incident.platform.IncidentLog;

/// Which rules are live, ready to judge.
@ApplicationScoped
class LiveRulesJob {
  private final DetectionRuleBoardQuery board;
  private final DetectionRuleCommandHandler rules;
  private final ConditionReader conditions;
  private final int most;
  private final Map<RuleVersion, ActiveRule> read = new ConcurrentHashMap<>();

  LiveRulesJob(
      DetectionRuleBoardQuery board,
      DetectionRuleCommandHandler rules,
      ConditionReader conditions,
      IncidentConfig config) {
    this.board = board;
    this.rules = rules;
    this.conditions = conditions;
    this.most = config.detection().rules();
  }

  /// The live versions; each judges what happens after its release.
  Uni<List<ActiveRule>> rules() {
    return board
        .live(most)
        .invoke(found -> read.keySet().retainAll(found.stream().map(LiveRulesJob::id).toList()))
        .flatMap(
            found ->
                Multi.createFrom()
                    .iterable(found)
                    .onItem()
                    .transformToUniAndConcatenate(this::rule)
                    .collect()
                    .asList())
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private static RuleVersion id(LiveRule rule) {
    return new RuleVersion(rule.rule(), rule.version());
  }

  private Uni<Optional<ActiveRule>> rule(LiveRule live) {
    var known = read.get(id(live));
    return known == null
        ? rules.load(live.rule()).map(found -> rule(live, found.state()))
        : Uni.createFrom().item(Optional.of(known));
  }

  /// The view may be behind the rule; then the next look finds what is live now.
  private Optional<ActiveRule> rule(LiveRule live, DetectionRule state) {
    if (!(state instanceof DetectionRule.Written written)
        || written.live() == null
        || written.live().number() != live.version()) {
      return Optional.empty();
    }
    var content = written.live().content();
    return switch (conditions.read(content.condition(), content.metric() != null)) {
      case Reading.Usable(var condition) -> {
        var rule = new ActiveRule(id(live), content, condition, live.since(), null);
        read.put(id(live), rule);
        yield Optional.of(rule);
      }
      case Reading.Unusable _ -> {
        IncidentLog.LOG.ruleUnreadable(live.rule(), live.version());
        yield Optional.empty();
      }
    };
  }
}
