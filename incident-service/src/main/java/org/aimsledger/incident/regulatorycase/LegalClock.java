package org.aimsledger.incident.regulatorycase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.Punctuality;
import org.aimsledger.contracts.incident.StatedMoment;
import org.aimsledger.incident.platform.Due;
import org.jspecify.annotations.Nullable;

/// One clock of one incident.
///
/// @param id the rule, and from the second time on which time it is: `rule.2`
/// @param triggerAt what it counts from
/// @param due both readings, tolling included
/// @param stoodStill how long it did not run
/// @param policyVersion of the pack that it was calculated with
/// @param warnedSeconds the last warning: so many seconds before the earlier reading; null: none
/// @param missed whether the earlier reading once passed before a report was filed; whatever moves
///   the deadline afterwards, it did
/// @param proposal what somebody wants done to it
/// @param end how it ended; null while it runs
record LegalClock(
    String id,
    String rule,
    String regime,
    Instant triggerAt,
    Due due,
    Duration stoodStill,
    String policyVersion,
    @Nullable Long warnedSeconds,
    boolean missed,
    @Nullable Proposal proposal,
    @Nullable End end) {

  /// Somebody's wish that somebody else has to agree to.
  ///
  /// @param until end of a tolling, or the moment to count from
  record Proposal(
      ClockRelief relief, @Nullable Instant until, String proposedBy, String reason, Instant at) {}

  /// How a clock ended.
  ///
  /// @param filing the report that met it
  /// @param by the clock that took its place
  /// @param reason why it was set aside
  /// @param moments as they were stated when it was set aside: another one starts the rule again;
  ///   otherwise empty
  /// @param completionOwed whether the report was incomplete, and no complete one was filed since
  record End(
      Ending how,
      Instant at,
      @Nullable UUID filing,
      @Nullable Punctuality punctuality,
      @Nullable String by,
      @Nullable String reason,
      List<StatedMoment> moments,
      boolean completionOwed) {
    End {
      moments = List.copyOf(moments);
    }

    End withCompletionOwed(boolean owed) {
      return new End(how, at, filing, punctuality, by, reason, moments, owed);
    }
  }

  enum Ending {
    MET,
    SET_ASIDE,
    SUPERSEDED
  }

  static LegalClock started(
      String id, String rule, String regime, Instant triggerAt, Due due, String policyVersion) {
    return new LegalClock(
        id, rule, regime, triggerAt, due, Duration.ZERO, policyVersion, null, false, null, null);
  }

  boolean isRunning() {
    return end == null;
  }

  /// Whether a complete report must still follow the one that met it.
  boolean owesCompletion() {
    return end != null && end.completionOwed();
  }

  /// Whether two persons have agreed that it doesn't count.
  boolean isSetAside() {
    return end != null && end.how() == Ending.SET_ASIDE;
  }

  /// Whether the next clock of its rule is another one.
  boolean isOver() {
    return end != null
        && switch (end.how()) {
          case SUPERSEDED, SET_ASIDE -> true;
          case MET -> false;
        };
  }

  /// Whether the law gives a period at all; otherwise the duty is at once, and no clock can say
  /// whether it was.
  boolean hasPeriod() {
    return due.earlier().isAfter(triggerAt);
  }

  /// What a newly calculated deadline becomes by the time in which the clock did not run.
  Due tolled(Due calculated) {
    return calculated.plus(stoodStill);
  }

  LegalClock recalculated(Instant newTrigger, Due newDue, String version) {
    // A moved deadline is warned of anew.
    return new LegalClock(
        id, rule, regime, newTrigger, newDue, stoodStill, version, null, missed, proposal, end);
  }

  LegalClock tolled(Duration time, Due newDue) {
    return new LegalClock(
        id,
        rule,
        regime,
        triggerAt,
        newDue,
        stoodStill.plus(time),
        policyVersion,
        null,
        missed,
        null,
        end);
  }

  LegalClock warned(long secondsBefore) {
    return new LegalClock(
        id,
        rule,
        regime,
        triggerAt,
        due,
        stoodStill,
        policyVersion,
        secondsBefore,
        missed,
        proposal,
        end);
  }

  LegalClock markedMissed() {
    return new LegalClock(
        id,
        rule,
        regime,
        triggerAt,
        due,
        stoodStill,
        policyVersion,
        warnedSeconds,
        true,
        proposal,
        end);
  }

  LegalClock withProposal(@Nullable Proposal next) {
    return new LegalClock(
        id,
        rule,
        regime,
        triggerAt,
        due,
        stoodStill,
        policyVersion,
        warnedSeconds,
        missed,
        next,
        end);
  }

  /// As if it had never been set aside; its deadline is warned of anew.
  LegalClock reinstated() {
    return new LegalClock(
        id, rule, regime, triggerAt, due, stoodStill, policyVersion, null, missed, null, null);
  }

  LegalClock ended(End how) {
    return new LegalClock(
        id,
        rule,
        regime,
        triggerAt,
        due,
        stoodStill,
        policyVersion,
        warnedSeconds,
        missed,
        null,
        how);
  }
}
