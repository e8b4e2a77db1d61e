package org.aimsledger.incident.regulatorycase;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `at` is the time of the decision.
public sealed interface RegulatoryCaseCommand {
  UUID incident();

  Instant at();

  /// Any command to a case that must exist already.
  sealed interface FollowUp extends RegulatoryCaseCommand {}

  /// Say what is known to be true, in the place of what was said before.
  ///
  /// @param moments when what periods count from happened; never [Trigger#FILED], which reports say
  ///   themselves
  /// @param zone of the place whose days are counted
  /// @param holidays calendar of public holidays; null: none
  record StateFacts(
      UUID incident,
      Set<String> facts,
      Map<Trigger, Instant> moments,
      ZoneId zone,
      @Nullable String holidays,
      Reason reason,
      Instant at)
      implements RegulatoryCaseCommand {
    public StateFacts {
      facts = Set.copyOf(facts);
      moments = Map.copyOf(moments);
    }
  }

  /// A moment turned out to be another one: restate it, with all else as it was stated. A case that
  /// states no such moment stays as it is.
  record CorrectMoment(UUID incident, Trigger trigger, Instant time, Reason reason, Instant at)
      implements RegulatoryCaseCommand {}

  /// Say whether a regime asks for a report.
  ///
  /// @param legal who answers for the law in this incident; null: nobody
  record DecideReportability(
      UUID incident,
      String regime,
      Reportability decision,
      Reason reason,
      PersonId by,
      @Nullable PersonId legal,
      Instant at)
      implements FollowUp {}

  /// Ask for a clock to be set aside, tolled, or counted from the moment as it was stated last.
  ///
  /// @param until end of a tolling; null for the others
  record ProposeRelief(
      UUID incident,
      String clock,
      ClockRelief relief,
      @Nullable Instant until,
      Reason reason,
      PersonId by,
      Instant at)
      implements FollowUp {
    public ProposeRelief {
      if ((relief == ClockRelief.TOLL) != (until != null)) {
        throw new IllegalArgumentException("until belongs to TOLL, and TOLL needs it");
      }
    }
  }

  record ApproveRelief(UUID incident, String clock, PersonId by, Instant at) implements FollowUp {}

  record RefuseRelief(UUID incident, String clock, Reason reason, PersonId by, Instant at)
      implements FollowUp {}

  /// Let a clock run again that was set aside.
  record Reinstate(UUID incident, String clock, Reason reason, PersonId by, Instant at)
      implements FollowUp {}

  /// Record a report that was filed.
  ///
  /// @param legal who answers for the law in this incident; null: nobody
  record FileReport(UUID incident, Report report, PersonId by, @Nullable PersonId legal, Instant at)
      implements FollowUp {}

  /// Look whether a clock has to be warned of, or was missed.
  ///
  /// @param alarms how long before the earlier reading people are warned
  record Watch(UUID incident, List<Duration> alarms, Instant at) implements FollowUp {
    public Watch {
      alarms = List.copyOf(alarms);
    }
  }
}
