package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What an incident has to be reported to whom, and until when. One case an incident, with the
/// incident's id.
///
/// A clock is named by the id of its rule in the pack `legal-clocks`, followed by `.2`, `.3` … when
/// the same rule starts again. It is never removed: it ends by a report, or is set aside by two
/// persons, or a shorter one of the same duty takes its place.
public sealed interface RegulatoryCaseEvent extends IncidentServiceEvent {
  UUID incident();

  Instant at();

  /// What is known to be true, and when what happened. Takes the place of what was stated before.
  ///
  /// @param facts ids of facts in the pack
  /// @param zone IANA name of the time zone whose days are counted
  /// @param holidays calendar of public holidays; absent: none are counted
  /// @param policyVersion version of the pack, `legal-clocks@…`
  @WireName("org.aimsledger.incident.regulatory-facts-stated.v1")
  record FactsStated(
      UUID incident,
      List<String> facts,
      List<StatedMoment> moments,
      String zone,
      @Nullable String holidays,
      String policyVersion,
      String reason,
      Instant at)
      implements RegulatoryCaseEvent {
    public FactsStated {
      facts = List.copyOf(facts);
      moments = List.copyOf(moments);
    }
  }

  /// Somebody answers for whether the incident has to be reported under one regime. Clocks do not
  /// follow from it, and it does not follow from clocks.
  ///
  /// @param factsVersion version of the case whose facts were looked at
  @WireName("org.aimsledger.incident.regulatory-reportability-decided.v1")
  record ReportabilityDecided(
      UUID incident,
      String regime,
      Reportability decision,
      String decidedBy,
      long factsVersion,
      String reason,
      Instant at)
      implements RegulatoryCaseEvent {}

  /// The facts of a clock have become true.
  ///
  /// @param rule id of the rule in the pack
  /// @param dueStrict so many times 24 hours after the trigger
  /// @param dueLegal end of the period as the regime counts days
  @WireName("org.aimsledger.incident.legal-clock-started.v1")
  record ClockStarted(
      UUID incident,
      String clock,
      String rule,
      String regime,
      Instant triggerAt,
      Instant dueStrict,
      Instant dueLegal,
      String policyVersion,
      Instant at)
      implements RegulatoryCaseEvent {}

  /// A corrected moment, time zone or calendar has moved the deadline to an earlier time, or a
  /// report from time to time is due anew. Facts make no deadline later: see [ClockRestated].
  @WireName("org.aimsledger.incident.legal-clock-recalculated.v1")
  record ClockRecalculated(
      UUID incident,
      String clock,
      Instant triggerAt,
      Instant dueStrict,
      Instant dueLegal,
      String policyVersion,
      Instant at)
      implements RegulatoryCaseEvent {}

  /// A shorter clock of the same duty has taken its place.
  @WireName("org.aimsledger.incident.legal-clock-superseded.v1")
  record ClockSuperseded(UUID incident, String clock, String by, Instant at)
      implements RegulatoryCaseEvent {}

  /// Somebody wants a clock set aside, tolled or counted from a later moment; somebody else has to
  /// agree.
  ///
  /// @param until end of the tolling, or the moment to count from; absent for setting aside
  @WireName("org.aimsledger.incident.legal-clock-relief-proposed.v1")
  record ReliefProposed(
      UUID incident,
      String clock,
      ClockRelief relief,
      @Nullable Instant until,
      String proposedBy,
      String reason,
      Instant at)
      implements RegulatoryCaseEvent {}

  /// The proposal was turned down or taken back.
  @WireName("org.aimsledger.incident.legal-clock-relief-refused.v1")
  record ReliefRefused(UUID incident, String clock, String refusedBy, String reason, Instant at)
      implements RegulatoryCaseEvent {}

  /// Two persons agree that the duty does not exist here.
  @WireName("org.aimsledger.incident.legal-clock-set-aside.v1")
  record ClockSetAside(
      UUID incident, String clock, String proposedBy, String approvedBy, String reason, Instant at)
      implements RegulatoryCaseEvent {}

  /// Somebody has found that the duty exists all the same: the clock runs again, from its first
  /// moment.
  @WireName("org.aimsledger.incident.legal-clock-reinstated.v1")
  record ClockReinstated(
      UUID incident, String clock, String reinstatedBy, String reason, Instant at)
      implements RegulatoryCaseEvent {}

  /// Two persons agree that the period does not run for some time.
  ///
  /// @param from when it stopped running
  /// @param until when it runs again
  /// @param dueStrict the strict reading from now on
  /// @param dueLegal the regime's reading from now on
  @WireName("org.aimsledger.incident.legal-clock-tolled.v1")
  record ClockTolled(
      UUID incident,
      String clock,
      Instant from,
      Instant until,
      Instant dueStrict,
      Instant dueLegal,
      String proposedBy,
      String approvedBy,
      String reason,
      Instant at)
      implements RegulatoryCaseEvent {}

  /// Two persons agree that the period counts from the moment as it was stated last.
  ///
  /// @param dueStrict the strict reading from now on
  /// @param dueLegal the regime's reading from now on
  @WireName("org.aimsledger.incident.legal-clock-restated.v1")
  record ClockRestated(
      UUID incident,
      String clock,
      Instant triggerAt,
      Instant dueStrict,
      Instant dueLegal,
      String policyVersion,
      String proposedBy,
      String approvedBy,
      String reason,
      Instant at)
      implements RegulatoryCaseEvent {}

  /// A deadline comes near.
  ///
  /// @param secondsBefore the warning that was due: so many seconds before the earlier reading
  @WireName("org.aimsledger.incident.legal-clock-alarm-raised.v1")
  record ClockAlarmRaised(UUID incident, String clock, long secondsBefore, Instant due, Instant at)
      implements RegulatoryCaseEvent {}

  /// The earlier reading of the deadline has passed without a report. The duty remains.
  @WireName("org.aimsledger.incident.legal-clock-missed.v1")
  record ClockMissed(UUID incident, String clock, Instant due, Instant at)
      implements RegulatoryCaseEvent {}

  /// A report was filed.
  ///
  /// @param clocks those that it meets
  /// @param receipt how its arrival can be proved
  /// @param contentSha256 digest of what was sent, in hexadecimal
  /// @param complete whether nothing is to be added to it
  @WireName("org.aimsledger.incident.regulatory-report-filed.v1")
  record ReportFiled(
      UUID incident,
      UUID filing,
      List<String> clocks,
      String addressee,
      String receipt,
      String contentSha256,
      boolean complete,
      Instant filedAt,
      String filedBy,
      Instant at)
      implements RegulatoryCaseEvent {
    public ReportFiled {
      clocks = List.copyOf(clocks);
    }
  }

  /// A report has ended a clock.
  ///
  /// @param punctuality against which readings of the deadline
  @WireName("org.aimsledger.incident.legal-clock-met.v1")
  record ClockMet(
      UUID incident,
      String clock,
      UUID filing,
      Instant filedAt,
      Punctuality punctuality,
      Instant at)
      implements RegulatoryCaseEvent {}

  /// The report that met a clock was incomplete, as the law allows: the complete one is owed.
  ///
  /// @param filing the incomplete one
  @WireName("org.aimsledger.incident.legal-clock-completion-owed.v1")
  record CompletionOwed(UUID incident, String clock, UUID filing, Instant at)
      implements RegulatoryCaseEvent {}

  /// What was owed after an incomplete report was filed.
  ///
  /// @param filing the complete one
  @WireName("org.aimsledger.incident.legal-clock-completion-filed.v1")
  record CompletionFiled(UUID incident, String clock, UUID filing, Instant at)
      implements RegulatoryCaseEvent {}
}
