package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.PersonPart;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.ReviewStanding;
import org.aimsledger.incident.platform.WorldTime;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `at` is the time of the decision.
public sealed interface IncidentCommand {
  /// Most systems of one incident; more is a campaign, to be handled as several incidents.
  int MAX_SYSTEMS = 100;

  /// Most persons of one incident; a list of everybody concerned belongs into another system.
  int MAX_PERSONS = 50;

  /// Most records that one incident is linked to, beside its systems.
  int MAX_LINKS = 200;

  UUID incident();

  Instant at();

  /// Any command to an incident that must exist already.
  sealed interface FollowUp extends IncidentCommand {}

  /// Opens an incident.
  ///
  /// @param occurred when it began, with the precision in which that is known; null: as exactly as
  ///   `occurredAt` is written
  record Raise(
      UUID incident,
      Title title,
      Narrative description,
      List<UUID> systems,
      IncidentOrigin origin,
      @Nullable UUID report,
      @Nullable Instant occurredAt,
      @Nullable StatedTime occurred,
      Instant at)
      implements IncidentCommand {
    public Raise {
      systems = systems.stream().distinct().toList();
      if (systems.size() > MAX_SYSTEMS) {
        throw new IllegalArgumentException("systems must be at most " + MAX_SYSTEMS);
      }
      occurredAt = WorldTime.legalOrAbsent("occurredAt", occurredAt);
    }

    /// Where nobody says how exactly the time is known.
    public Raise(
        UUID incident,
        Title title,
        Narrative description,
        List<UUID> systems,
        IncidentOrigin origin,
        @Nullable UUID report,
        @Nullable Instant occurredAt,
        Instant at) {
      this(incident, title, description, systems, origin, report, occurredAt, null, at);
    }
  }

  record LinkSystem(UUID incident, UUID system, Reason reason, Instant at) implements FollowUp {}

  record UnlinkSystem(UUID incident, UUID system, Reason reason, Instant at) implements FollowUp {}

  /// Say that it has to do with a record of this or another service.
  record LinkRecord(UUID incident, IncidentLinkKind kind, UUID target, Reason reason, Instant at)
      implements FollowUp {}

  record UnlinkRecord(UUID incident, IncidentLinkKind kind, UUID target, Reason reason, Instant at)
      implements FollowUp {}

  /// State a time of the world, or correct it.
  record StateTime(UUID incident, IncidentMoment moment, StatedTime to, Reason reason, Instant at)
      implements FollowUp {}

  record Acknowledge(UUID incident, PersonId responder, Instant at) implements FollowUp {}

  record Triage(
      UUID incident,
      IncidentKind kind,
      Severity severity,
      OecdSeverity oecdSeverity,
      Instant awareAt,
      PersonId commander,
      Instant at)
      implements FollowUp {
    public Triage {
      awareAt = WorldTime.legal("awareAt", awareAt);
    }
  }

  record ChangeKind(UUID incident, IncidentKind to, Reason reason, Instant at)
      implements FollowUp {}

  record ChangeSeverity(UUID incident, Severity to, Reason reason, Actor by, Instant at)
      implements FollowUp {}

  record ChangeOecdSeverity(UUID incident, OecdSeverity to, Reason reason, Instant at)
      implements FollowUp {}

  record AssignCommander(UUID incident, PersonId commander, Reason reason, Instant at)
      implements FollowUp {}

  /// Give somebody a part in the response, or let somebody else take it over.
  record AssignRole(
      UUID incident, ResponseRole role, PersonId person, Reason reason, PersonId by, Instant at)
      implements FollowUp {}

  /// Sort it by a vocabulary of others.
  ///
  /// @param edition of the vocabulary in the pack in force; null: the pack has no such vocabulary
  /// @param unknown entries that this edition doesn't have
  /// @param policyVersion version of the pack
  record Classify(
      UUID incident,
      String taxonomy,
      @Nullable String edition,
      List<String> entries,
      List<String> unknown,
      String policyVersion,
      Instant at)
      implements FollowUp {
    /// Most entries of one vocabulary.
    static final int MOST = 50;

    public Classify {
      entries = entries.stream().distinct().sorted().toList();
      unknown = List.copyOf(unknown);
    }
  }

  /// Take a system out of use.
  ///
  /// @param patience how long the request waits for its answer
  record RequestContainment(
      UUID incident, UUID system, Reason reason, Patience patience, Instant at)
      implements FollowUp {}

  /// Look whether requests for containment have to be repeated or escalated.
  record WatchContainments(UUID incident, Patience patience, Instant at) implements FollowUp {}

  /// The owner of the system has answered.
  record RecordContainment(
      UUID incident, UUID system, ContainmentOutcome outcome, Reason detail, Instant at)
      implements FollowUp {}

  record ReleaseContainment(UUID incident, UUID system, Reason reason, Instant at)
      implements FollowUp {}

  /// The owner of the system has let go of the containment.
  record RecordRelease(UUID incident, UUID system, Instant at) implements FollowUp {}

  /// Begin to remove the cause, on a new version.
  ///
  /// @param withoutEvidence why no evidence is held; null: it is
  /// @param hold whether evidence is held
  record StartEradication(
      UUID incident, @Nullable Reason withoutEvidence, HoldStanding hold, Instant at)
      implements FollowUp {}

  /// Say that the cause is removed: a fix that alters systems.
  ///
  /// @param hold whether they may be altered
  record CompleteEradication(UUID incident, Reason change, HoldStanding hold, Instant at)
      implements FollowUp {}

  /// Begin to use it again.
  ///
  /// @param gate what the evaluation before it said
  record StartRecovery(UUID incident, Reason gate, Instant at) implements FollowUp {}

  /// Watch it more closely than usual, or for longer.
  record StartMonitoring(UUID incident, Reason watched, Instant until, Instant at)
      implements FollowUp {
    public StartMonitoring {
      until = WorldTime.legal("until", until);
    }
  }

  record CompleteRecovery(UUID incident, Reason result, Instant at) implements FollowUp {}

  record AddNote(UUID incident, Narrative text, @Nullable Instant occurredAt, Instant at)
      implements FollowUp {
    public AddNote {
      occurredAt = WorldTime.legalOrAbsent("occurredAt", occurredAt);
    }
  }

  /// Somebody has to do with it; no command holds a readable text about a person.
  ///
  /// @param texts what the vault made of them
  record NamePerson(UUID incident, UUID person, PersonPart part, Sealing texts, Instant at)
      implements FollowUp {}

  record HypothesiseCause(UUID incident, CauseClass cause, Narrative statement, Instant at)
      implements FollowUp {}

  /// Say how it was mended: a fix that alters systems.
  ///
  /// @param hold whether they may be altered
  /// @param factsStated whether somebody has said which facts of the law are true of it
  /// @param unanswered measures that nobody has answered or withdrawn
  record Resolve(
      UUID incident,
      Narrative summary,
      CauseClass cause,
      Narrative rootCause,
      HoldStanding hold,
      boolean factsStated,
      List<UUID> unanswered,
      Instant at)
      implements FollowUp {
    public Resolve {
      unanswered = List.copyOf(unanswered);
    }
  }

  /// End a resolved incident.
  ///
  /// @param openClocks ids of legal clocks that keep it from ending
  /// @param hold whether evidence is on hold
  /// @param factsStated whether somebody has said which facts of the law are true of it
  /// @param review how far people have looked back at it
  record Close(
      UUID incident,
      Narrative lessons,
      PersonId by,
      List<String> openClocks,
      boolean factsStated,
      HoldStanding hold,
      ReviewStanding review,
      Instant at)
      implements FollowUp {
    public Close {
      openClocks = List.copyOf(openClocks);
    }
  }

  record Reopen(UUID incident, Narrative newFacts, Instant at) implements FollowUp {}

  /// Decide that it is none.
  ///
  /// @param openClocks ids of legal clocks that keep it from ending
  record Reject(UUID incident, Reason reason, List<String> openClocks, Instant at)
      implements FollowUp {
    public Reject {
      openClocks = List.copyOf(openClocks);
    }
  }

  /// Let another incident carry on.
  ///
  /// @param openClocks ids of legal clocks that keep it from ending
  record Merge(
      UUID incident,
      UUID into,
      MergeTarget target,
      Reason reason,
      List<String> openClocks,
      Instant at)
      implements FollowUp {
    public Merge {
      openClocks = List.copyOf(openClocks);
    }
  }

  /// Who gives an order whose rules depend on the person.
  ///
  /// @param approver whether this person may approve what others proposed
  record Actor(PersonId id, boolean approver) {}

  /// What is known, at the time of the decision, of the incident that another one is merged into.
  enum MergeTarget {
    ABSENT,
    CARRYING_ON,
    ENDED
  }
}
