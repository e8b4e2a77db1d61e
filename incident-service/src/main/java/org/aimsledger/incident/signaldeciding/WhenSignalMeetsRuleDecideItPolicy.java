package org.aimsledger.incident.signaldeciding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.incident.DecidingRule;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.SignalCondition.Picture;
import org.aimsledger.incident.signal.Signal;
import org.aimsledger.incident.signal.Signal.Open;
import org.aimsledger.incident.signal.SignalCommand;
import org.aimsledger.incident.signal.SignalFacts;

/// The first rule that an open signal meets decides what it is, in the order in which they went
/// live. What a protected person said is read by people only. No clock follows from it.
final class WhenSignalMeetsRuleDecideItPolicy {
  private WhenSignalMeetsRuleDecideItPolicy() {}

  /// @param rules those that went live first at the beginning
  static Optional<SignalCommand> on(Signal signal, List<LiveSignalRule> rules, Instant now) {
    return signal instanceof Open(var facts) && facts.statement() == null
        ? rules.stream()
            .filter(rule -> !facts.lastAt().isBefore(rule.since()))
            .filter(
                rule ->
                    SignalTrial.isPossible(
                        rule.decision(), facts.source(), facts.systems().isEmpty()))
            .filter(rule -> rule.condition().test(picture(facts)).met())
            .findFirst()
            .map(rule -> decide(rule, facts, now))
        : Optional.empty();
  }

  private static Picture picture(SignalFacts facts) {
    var outside = Optional.ofNullable(facts.outside());
    return new Picture(
        facts.source().name(),
        facts.title(),
        Optional.ofNullable(facts.text()).orElse(""),
        outside.map(OutsideRecord::scope).orElse(""),
        facts.systems().stream().map(UUID::toString).toList(),
        facts.labels().stream()
            .map(label -> label.taxonomy() + "/" + label.field() + "=" + label.value())
            .toList(),
        facts.reportedAt());
  }

  private static SignalCommand decide(LiveSignalRule rule, SignalFacts facts, Instant now) {
    return new SignalCommand.Decide(
        facts.signal(),
        rule.decision(),
        Reason.quoted("meets the rule: " + rule.name()),
        new DecidingRule(rule.rule().toString(), Integer.toString(rule.version())),
        now);
  }
}
