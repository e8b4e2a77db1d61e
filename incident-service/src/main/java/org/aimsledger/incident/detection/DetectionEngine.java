package org.aimsledger.incident.detection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.platform.Condition.Verdict;
import org.aimsledger.incident.platform.Observation;
import org.jspecify.annotations.Nullable;

/// Judges events in the order in which they happened. Live detection and dry runs are this and
/// nothing else.
final class DetectionEngine {
  private static final int MOST_FIGURES = 100;

  private final Map<ReportKind, List<ActiveRule>> byKind = new EnumMap<>(ReportKind.class);
  private final int mostCauses;

  /// @param mostCauses most events that a firing names
  DetectionEngine(List<ActiveRule> rules, int mostCauses) {
    this.mostCauses = mostCauses;
    for (var kind : ReportKind.values()) {
      byKind.put(
          kind,
          rules.stream()
              .filter(
                  rule -> rule.content().kinds().isEmpty() || rule.content().kinds().contains(kind))
              .toList());
    }
  }

  /// What came of looking at events.
  ///
  /// @param hits in the order of the events
  /// @param looked number of events that were looked at
  record Judged(List<Hit> hits, Map<RuleVersion, Tally> tallies, int looked) {}

  /// What came of it in the windows.
  record Outcome(List<Firing> firings, Map<RuleVersion, Tally> tallies) {}

  /// Looks at events one by one; windows are not needed for that.
  Judged judge(List<Observation> observations) {
    return judge(observations, Integer.MAX_VALUE);
  }

  /// The same, up to the event that has made enough hits: each needs its window in memory.
  ///
  /// @param enough at which number of hits no further event is looked at
  Judged judge(List<Observation> observations, int enough) {
    var hits = new ArrayList<Hit>();
    var tallies = new HashMap<RuleVersion, Tally>();
    var looked = 0;
    for (var observation : observations) {
      if (hits.size() >= enough) {
        break;
      }
      looked++;
      var verdicts = new HashMap<Question, Verdict>();
      for (var rule : byKind.getOrDefault(observation.kind(), List.of())) {
        if (rule.judges(observation)) {
          judge(rule, observation, verdicts, hits, tallies);
        }
      }
    }
    return new Judged(hits, tallies, looked);
  }

  /// A condition that several rules may share.
  private record Question(String condition, @Nullable Measurement figure) {}

  private static void judge(
      ActiveRule rule,
      Observation observation,
      Map<Question, Verdict> verdicts,
      List<Hit> hits,
      Map<RuleVersion, Tally> tallies) {
    var metric = rule.content().metric();
    var ordinal = 0;
    for (var figure : figures(observation, metric)) {
      var question = new Question(rule.content().condition(), figure.orElse(null));
      var verdict =
          verdicts.computeIfAbsent(
              question, asked -> rule.condition().test(observation, asked.figure()));
      var error = verdict.error();
      tallies.merge(
          rule.id(),
          new Tally(1, verdict.met() ? 1 : 0, error == null ? 0 : 1, 0, error),
          Tally::and);
      if (verdict.met() || Window.countsAll(rule.content().window())) {
        var value = figure.map(one -> one.value().doubleValue()).orElse(0.0);
        hits.add(new Hit(rule, observation, ordinal, verdict.met(), value));
      }
      ordinal++;
    }
  }

  /// What a rule looks at: the event as a whole, or each of its figures of one metric.
  private static List<Optional<Measurement>> figures(
      Observation observation, @Nullable String metric) {
    return metric == null
        ? List.of(Optional.empty())
        : observation.measurements().stream()
            .filter(figure -> figure.metric().equals(metric))
            .limit(MOST_FIGURES)
            .map(Optional::of)
            .toList();
  }

  /// Puts hits into their windows.
  ///
  /// @param windows those of all hits; changed
  Outcome apply(List<Hit> hits, Map<WindowKey, Window> windows) {
    var firings = new ArrayList<Firing>();
    var tallies = new HashMap<RuleVersion, Tally>();
    for (var hit : hits) {
      windows
          .computeIfAbsent(hit.key(), _ -> Window.empty())
          .take(hit, mostCauses)
          .ifPresent(
              found -> {
                firings.add(Firing.of(hit, found));
                tallies.merge(hit.rule().id(), new Tally(0, 0, 0, 1, null), Tally::and);
              });
    }
    return new Outcome(firings, tallies);
  }
}
