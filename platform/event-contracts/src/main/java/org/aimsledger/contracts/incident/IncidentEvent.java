package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened to one AI incident. Who did it is the `actor` of the stored event; `at` is when it
/// was decided and never runs backwards inside one incident. Times of the world (`occurredAt`,
/// `awareAt`) are the caller's and are never later than `at`.
public sealed interface IncidentEvent extends IncidentServiceEvent {
  UUID incident();

  Instant at();

  /// Somebody or something reported it.
  ///
  /// @param systems ids of the AI systems concerned; empty means not known yet
  /// @param report the AI system event or the signal that led to it, where one did
  /// @param occurredAt when it began, where known
  @WireName("org.aimsledger.incident.incident-raised.v1")
  record Raised(
      UUID incident,
      String title,
      String description,
      List<UUID> systems,
      IncidentOrigin origin,
      @Nullable UUID report,
      @Nullable Instant occurredAt,
      Instant at)
      implements IncidentEvent {
    public Raised {
      systems = List.copyOf(systems);
    }
  }

  /// One more AI system turned out to be concerned.
  @WireName("org.aimsledger.incident.incident-system-linked.v1")
  record SystemLinked(UUID incident, UUID system, String reason, Instant at)
      implements IncidentEvent {}

  /// An AI system turned out not to be concerned.
  @WireName("org.aimsledger.incident.incident-system-unlinked.v1")
  record SystemUnlinked(UUID incident, UUID system, String reason, Instant at)
      implements IncidentEvent {}

  /// It has to do with a record of this or another service.
  ///
  /// @param target id of that record
  @WireName("org.aimsledger.incident.incident-linked.v1")
  record Linked(UUID incident, IncidentLinkKind kind, UUID target, String reason, Instant at)
      implements IncidentEvent {}

  /// It has nothing to do with that record after all.
  @WireName("org.aimsledger.incident.incident-unlinked.v1")
  record Unlinked(UUID incident, IncidentLinkKind kind, UUID target, String reason, Instant at)
      implements IncidentEvent {}

  /// A time of the world was stated, or corrected. What was said before stays in the log.
  ///
  /// @param from as it was known until then; absent: it was not
  @WireName("org.aimsledger.incident.incident-time-stated.v1")
  record TimeStated(
      UUID incident,
      IncidentMoment moment,
      @Nullable StatedTime from,
      StatedTime to,
      String reason,
      Instant at)
      implements IncidentEvent {}

  /// A named responder has taken it.
  @WireName("org.aimsledger.incident.incident-acknowledged.v1")
  record Acknowledged(UUID incident, String responder, Instant at) implements IncidentEvent {}

  /// Judged for the first time.
  ///
  /// @param systems the systems known at that time
  /// @param awareAt when the organisation became aware: legal clocks count from here
  /// @param commander who leads the response
  @WireName("org.aimsledger.incident.incident-triaged.v1")
  record Triaged(
      UUID incident,
      List<UUID> systems,
      IncidentKind kind,
      Severity severity,
      OecdSeverity oecdSeverity,
      Instant awareAt,
      String commander,
      Instant at)
      implements IncidentEvent {
    public Triaged {
      systems = List.copyOf(systems);
    }
  }

  @WireName("org.aimsledger.incident.incident-kind-changed.v1")
  record KindChanged(UUID incident, IncidentKind from, IncidentKind to, String reason, Instant at)
      implements IncidentEvent {}

  @WireName("org.aimsledger.incident.incident-severity-changed.v1")
  record SeverityChanged(UUID incident, Severity from, Severity to, String reason, Instant at)
      implements IncidentEvent {}

  @WireName("org.aimsledger.incident.incident-oecd-severity-changed.v1")
  record OecdSeverityChanged(
      UUID incident, OecdSeverity from, OecdSeverity to, String reason, Instant at)
      implements IncidentEvent {}

  /// Command was handed over.
  @WireName("org.aimsledger.incident.incident-commander-assigned.v1")
  record CommanderAssigned(UUID incident, String from, String commander, String reason, Instant at)
      implements IncidentEvent {}

  /// Somebody has a part in the response, or takes it over.
  ///
  /// @param from who had it; absent: nobody
  @WireName("org.aimsledger.incident.incident-role-assigned.v1")
  record RoleAssigned(
      UUID incident,
      ResponseRole role,
      @Nullable String from,
      String person,
      String reason,
      Instant at)
      implements IncidentEvent {}

  /// Sorted by a vocabulary of others. Takes the place of what was sorted by it before.
  ///
  /// @param taxonomy id in the pack
  /// @param edition as the owner of the vocabulary counts them
  /// @param entries ids of the vocabulary; none: it fits nothing there after all
  /// @param policyVersion version of the pack, `taxonomies@…`
  @WireName("org.aimsledger.incident.incident-classified.v1")
  record Classified(
      UUID incident,
      String taxonomy,
      String edition,
      List<String> entries,
      String policyVersion,
      Instant at)
      implements IncidentEvent {
    public Classified {
      entries = List.copyOf(entries);
    }
  }

  /// An order to the system's owner: take it out of use now.
  ///
  /// @param answerDue when it is asked for again; absent in what was recorded before anybody
  ///   watched
  @WireName("org.aimsledger.incident.containment-requested.v1")
  record ContainmentRequested(
      UUID incident, UUID system, String reason, @Nullable Instant answerDue, Instant at)
      implements IncidentEvent {}

  /// The system's owner has not answered in time.
  ///
  /// @param attempt the request that was not answered: 1, 2, 3 …
  @WireName("org.aimsledger.incident.containment-timed-out.v1")
  record ContainmentTimedOut(UUID incident, UUID system, int attempt, Instant answerDue, Instant at)
      implements IncidentEvent {}

  /// The order once more, with everything that is needed to carry it out.
  @WireName("org.aimsledger.incident.containment-retried.v1")
  record ContainmentRetried(
      UUID incident, UUID system, String reason, int attempt, Instant answerDue, Instant at)
      implements IncidentEvent {}

  /// No request was answered: whoever is on call has to see to it now.
  @WireName("org.aimsledger.incident.containment-escalated.v1")
  record ContainmentEscalated(UUID incident, UUID system, int attempts, Instant at)
      implements IncidentEvent {}

  /// The system's owner has answered.
  @WireName("org.aimsledger.incident.containment-acknowledged.v1")
  record ContainmentAcknowledged(
      UUID incident, UUID system, ContainmentOutcome outcome, String detail, Instant at)
      implements IncidentEvent {}

  /// An order to the system's owner: this incident no longer needs it out of use.
  @WireName("org.aimsledger.incident.containment-released.v1")
  record ContainmentReleased(UUID incident, UUID system, String reason, Instant at)
      implements IncidentEvent {}

  /// The system's owner let go of this incident's hold. Somebody else may still hold the system.
  @WireName("org.aimsledger.incident.containment-release-acknowledged.v1")
  record ReleaseAcknowledged(UUID incident, UUID system, Instant at) implements IncidentEvent {}

  /// The cause is being removed: on a new version, not in place.
  ///
  /// @param withoutEvidence why none is held; absent: it is
  @WireName("org.aimsledger.incident.incident-eradication-started.v1")
  record EradicationStarted(UUID incident, @Nullable String withoutEvidence, Instant at)
      implements IncidentEvent {}

  /// The cause is removed.
  ///
  /// @param change what was changed, and where that is recorded
  @WireName("org.aimsledger.incident.incident-eradication-completed.v1")
  record EradicationCompleted(UUID incident, String change, Instant at) implements IncidentEvent {}

  /// Use begins again.
  ///
  /// @param gate what the evaluation before it said
  @WireName("org.aimsledger.incident.incident-recovery-started.v1")
  record RecoveryStarted(UUID incident, String gate, Instant at) implements IncidentEvent {}

  /// It is watched more closely than usual, or for longer than was said before.
  ///
  /// @param watched what is looked at
  @WireName("org.aimsledger.incident.incident-monitoring-started.v1")
  record MonitoringStarted(UUID incident, String watched, Instant until, Instant at)
      implements IncidentEvent {}

  /// It is in use as before.
  ///
  /// @param result what the watching showed
  @WireName("org.aimsledger.incident.incident-recovery-completed.v1")
  record RecoveryCompleted(UUID incident, String result, Instant at) implements IncidentEvent {}

  /// An entry in the time line.
  ///
  /// @param occurredAt when what it tells of happened, where that differs from when it was written
  @WireName("org.aimsledger.incident.incident-note-added.v1")
  record NoteAdded(UUID incident, String text, @Nullable Instant occurredAt, Instant at)
      implements IncidentEvent {}

  /// Somebody has to do with it, or is described anew: the newest event of a person counts. Who it
  /// is can be read only by who has the person's key.
  ///
  /// @param person random id of the person, the same in every incident
  /// @param contact how to reach the person
  @WireName("org.aimsledger.incident.incident-person-named.v1")
  record PersonNamed(
      UUID incident,
      UUID person,
      PersonPart part,
      SealedText name,
      @Nullable SealedText contact,
      @Nullable SealedText note,
      Instant at)
      implements IncidentEvent {}

  /// What is believed to be the cause before it has been analysed.
  @WireName("org.aimsledger.incident.incident-cause-hypothesised.v1")
  record CauseHypothesised(UUID incident, CauseClass cause, String statement, Instant at)
      implements IncidentEvent {}

  /// The harm is stopped and mended, and the cause has been analysed.
  ///
  /// @param cause class of the cause found
  @WireName("org.aimsledger.incident.incident-resolved.v1")
  record Resolved(
      UUID incident,
      List<UUID> systems,
      String summary,
      CauseClass cause,
      String rootCause,
      Instant at)
      implements IncidentEvent {
    public Resolved {
      systems = List.copyOf(systems);
    }
  }

  @WireName("org.aimsledger.incident.incident-closed.v1")
  record Closed(UUID incident, List<UUID> systems, String lessons, Instant at)
      implements IncidentEvent {
    public Closed {
      systems = List.copyOf(systems);
    }
  }

  /// New facts came up after it was resolved or closed.
  @WireName("org.aimsledger.incident.incident-reopened.v1")
  record Reopened(UUID incident, List<UUID> systems, String newFacts, Instant at)
      implements IncidentEvent {
    public Reopened {
      systems = List.copyOf(systems);
    }
  }

  /// It is no AI incident, hazard or issue.
  @WireName("org.aimsledger.incident.incident-rejected.v1")
  record Rejected(UUID incident, String reason, Instant at) implements IncidentEvent {}

  /// It is the same as another one, which carries on.
  @WireName("org.aimsledger.incident.incident-merged.v1")
  record Merged(UUID incident, UUID into, String reason, Instant at) implements IncidentEvent {}
}
