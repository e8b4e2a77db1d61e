package org.aimsledger.incident.signaldeciding;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.incident.platform.RecordedSignal;
import org.aimsledger.incident.platform.SignalCondition;
import org.aimsledger.incident.platform.SignalCondition.Picture;
import org.jspecify.annotations.Nullable;

/// What a rule would have decided on signals that were recorded, beside what was decided on them.
/// One signal is looked at after the other; nothing else is remembered of them.
final class SignalTrial {
  private final SignalDecision decision;
  private final SignalCondition condition;
  private final int mostListed;
  private final List<RecordedSignal> met = new ArrayList<>();
  private Counted counted = new Counted(0, 0, 0, 0, 0, 0, 0, 0, null);

  /// @param mostListed most signals that are named
  SignalTrial(SignalDecision decision, SignalCondition condition, int mostListed) {
    this.decision = decision;
    this.condition = condition;
    this.mostListed = mostListed;
  }

  /// How many signals.
  ///
  /// @param looked in all
  /// @param leftToPeople whose statement is protected: no rule sees it
  /// @param errors for which the condition could not be evaluated, which counts as not met
  /// @param impossible that meet it and could not be decided so
  /// @param met that the rule would have decided on
  /// @param decidedSo of those that were decided as it would have
  /// @param decidedOtherwise of those that were decided otherwise
  /// @param undecided of those that nobody decided on
  record Counted(
      long looked,
      long leftToPeople,
      long errors,
      long impossible,
      long met,
      long decidedSo,
      long decidedOtherwise,
      long undecided,
      @Nullable String lastError) {
    Counted and(Counted more) {
      return new Counted(
          looked + more.looked,
          leftToPeople + more.leftToPeople,
          errors + more.errors,
          impossible + more.impossible,
          met + more.met,
          decidedSo + more.decidedSo,
          decidedOtherwise + more.decidedOtherwise,
          undecided + more.undecided,
          more.lastError == null ? lastError : more.lastError);
    }
  }

  Counted counted() {
    return counted;
  }

  /// The first signals that the rule would have decided on.
  List<RecordedSignal> met() {
    return List.copyOf(met);
  }

  void look(RecordedSignal signal) {
    counted = counted.and(outcome(signal));
  }

  private Counted outcome(RecordedSignal signal) {
    if (signal.isProtected()) {
      return new Counted(1, 1, 0, 0, 0, 0, 0, 0, null);
    }
    var verdict = condition.test(picture(signal));
    if (!verdict.met()) {
      var error = verdict.error();
      return new Counted(1, 0, error == null ? 0 : 1, 0, 0, 0, 0, 0, error);
    }
    if (!isPossible(decision, signal.source(), signal.systems().isEmpty())) {
      return new Counted(1, 0, 0, 1, 0, 0, 0, 0, null);
    }
    if (met.size() < mostListed) {
      met.add(signal);
    }
    var decided = signal.decision();
    return new Counted(
        1,
        0,
        0,
        0,
        1,
        decided == decision ? 1 : 0,
        decided == null || decided == decision ? 0 : 1,
        decided == null ? 1 : 0,
        null);
  }

  /// What happened to others is no incident of ours until a system of ours is named.
  static boolean isPossible(SignalDecision decision, SignalSource source, boolean namesNoSystem) {
    return decision != SignalDecision.INCIDENT || source != SignalSource.OUTSIDE || !namesNoSystem;
  }

  private static Picture picture(RecordedSignal signal) {
    return new Picture(
        signal.source().name(),
        signal.title(),
        signal.text(),
        signal.scope(),
        signal.systems().stream().map(Object::toString).toList(),
        signal.labels(),
        signal.reportedAt());
  }
}
