package org.aimsledger.incident.regulatorycase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.incident.regulatorycase.LegalClock.Ending;

/// Why a command is refused.
public sealed interface RegulatoryCaseRejection {

  /// Nobody has the part LEGAL, and only who has it decides.
  record LegalMissing(UUID incident) implements RegulatoryCaseRejection {}

  /// Somebody else has the part LEGAL.
  record NotLegal(String legal) implements RegulatoryCaseRejection {}

  /// Nobody has stated facts about this incident.
  record NoFacts(UUID incident) implements RegulatoryCaseRejection {}

  /// The pack in force doesn't know them.
  record UnknownFacts(List<String> facts, String policyVersion) implements RegulatoryCaseRejection {
    public UnknownFacts {
      facts = List.copyOf(facts);
    }
  }

  record UnknownRegime(String regime, String policyVersion) implements RegulatoryCaseRejection {}

  record UnknownCalendar(String calendar, List<String> known) implements RegulatoryCaseRejection {
    public UnknownCalendar {
      known = List.copyOf(known);
    }
  }

  /// A time of the world that has not come yet.
  ///
  /// @param field name of the time that was given
  record TimeInFuture(String field, Instant given, Instant now)
      implements RegulatoryCaseRejection {}

  record UnknownClock(String clock) implements RegulatoryCaseRejection {}

  /// One report can't meet both clocks: they are of different regimes, or are owed to different
  /// addressees.
  record DutiesDiffer(String clock, String regime, String other, String otherRegime)
      implements RegulatoryCaseRejection {}

  record ClockHasEnded(String clock, Ending how) implements RegulatoryCaseRejection {}

  /// Somebody else's proposal is waiting.
  record ReliefIsPending(String clock, String proposedBy) implements RegulatoryCaseRejection {}

  /// The facts as they stand don't make the deadline later, or not as it was proposed.
  record NothingRestated(String clock) implements RegulatoryCaseRejection {}

  record NoReliefProposed(String clock) implements RegulatoryCaseRejection {}

  /// Who proposes does not approve.
  record ProposerMayNotApprove(String clock, String person) implements RegulatoryCaseRejection {}

  record TollingHasEnded(String clock, Instant until, Instant now)
      implements RegulatoryCaseRejection {}

  /// The law wants the whole report.
  record IncompleteNotAllowed(String clock) implements RegulatoryCaseRejection {}

  /// The report can't have been filed before its duty began.
  record FiledBeforeTrigger(String clock, Instant filedAt, Instant triggerAt)
      implements RegulatoryCaseRejection {}

  /// The id is in use by another report.
  record FilingIsAnother(UUID filing) implements RegulatoryCaseRejection {}

  /// What was decided can be decided anew, but not be undecided.
  record DecisionStands(String regime) implements RegulatoryCaseRejection {}
}
