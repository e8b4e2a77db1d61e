package org.aimsledger.incident.incidentregister;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.Acknowledged;
import org.aimsledger.contracts.incident.IncidentEvent.CauseHypothesised;
import org.aimsledger.contracts.incident.IncidentEvent.Classified;
import org.aimsledger.contracts.incident.IncidentEvent.Closed;
import org.aimsledger.contracts.incident.IncidentEvent.CommanderAssigned;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentAcknowledged;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentEscalated;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentReleased;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRequested;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRetried;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentTimedOut;
import org.aimsledger.contracts.incident.IncidentEvent.EradicationCompleted;
import org.aimsledger.contracts.incident.IncidentEvent.EradicationStarted;
import org.aimsledger.contracts.incident.IncidentEvent.KindChanged;
import org.aimsledger.contracts.incident.IncidentEvent.Linked;
import org.aimsledger.contracts.incident.IncidentEvent.Merged;
import org.aimsledger.contracts.incident.IncidentEvent.MonitoringStarted;
import org.aimsledger.contracts.incident.IncidentEvent.NoteAdded;
import org.aimsledger.contracts.incident.IncidentEvent.OecdSeverityChanged;
import org.aimsledger.contracts.incident.IncidentEvent.PersonNamed;
import org.aimsledger.contracts.incident.IncidentEvent.Raised;
import org.aimsledger.contracts.incident.IncidentEvent.RecoveryCompleted;
import org.aimsledger.contracts.incident.IncidentEvent.RecoveryStarted;
import org.aimsledger.contracts.incident.IncidentEvent.Rejected;
import org.aimsledger.contracts.incident.IncidentEvent.ReleaseAcknowledged;
import org.aimsledger.contracts.incident.IncidentEvent.Reopened;
import org.aimsledger.contracts.incident.IncidentEvent.Resolved;
import org.aimsledger.contracts.incident.IncidentEvent.RoleAssigned;
import org.aimsledger.contracts.incident.IncidentEvent.SeverityChanged;
import org.aimsledger.contracts.incident.IncidentEvent.SystemLinked;
import org.aimsledger.contracts.incident.IncidentEvent.SystemUnlinked;
import org.aimsledger.contracts.incident.IncidentEvent.TimeStated;
import org.aimsledger.contracts.incident.IncidentEvent.Triaged;
import org.aimsledger.contracts.incident.IncidentEvent.Unlinked;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per incident.
@ApplicationScoped
class IncidentRegisterProjection implements Projection<IncidentServiceEvent, IncidentRegisterRow> {
  static final String NAME = "incident-register";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public EventTypes<IncidentServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<IncidentRegisterRow> rowType() {
    return IncidentRegisterRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return switch (recorded.event()) {
      case IncidentEvent event -> event.incident();
      case RegulatoryCaseEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          SignalEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _,
          ResponseEvent _ ->
          null;
    };
  }

  @Override
  public @Nullable IncidentRegisterRow apply(
      @Nullable IncidentRegisterRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof IncidentEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : changed(row, event);
    next.updatedAt = recorded.meta().time();
    next.streamVersion = recorded.meta().streamVersion();
    return next;
  }

  private static IncidentRegisterRow first(IncidentEvent event) {
    if (event instanceof Raised e) {
      return new IncidentRegisterRow(
          e.incident(),
          e.title(),
          e.origin(),
          e.report(),
          e.systems().toArray(UUID[]::new),
          e.occurredAt(),
          e.at());
    }
    throw new CorruptStreamException("no row", event);
  }

  private static IncidentRegisterRow changed(IncidentRegisterRow row, IncidentEvent event) {
    switch (event) {
      case Raised e -> throw new CorruptStreamException(row, e);
      case SystemLinked e -> row.systems = with(row.systems, e.system());
      case SystemUnlinked e -> row.systems = moved(row.systems, e.system(), false);
      case Linked e -> row.links = LinkText.with(row.links, e.kind(), e.target());
      case Unlinked e -> row.links = LinkText.without(row.links, e.kind(), e.target());
      case TimeStated e -> stated(row, e);
      case Acknowledged e -> acknowledged(row, e);
      case Triaged e -> triaged(row, e);
      case KindChanged e -> row.kind = e.to();
      case SeverityChanged e -> row.severity = e.to();
      case OecdSeverityChanged e -> row.oecdSeverity = e.to();
      case CommanderAssigned e -> row.commander = e.commander();
      case ContainmentRequested e -> contain(row, e.system(), Held.REQUESTED);
      case ContainmentAcknowledged e -> answered(row, e);
      case ContainmentReleased e -> contain(row, e.system(), Held.RELEASED);
      case ReleaseAcknowledged e -> contain(row, e.system(), Held.NO_LONGER);
      case ContainmentTimedOut _,
          ContainmentRetried _,
          ContainmentEscalated _,
          RoleAssigned _,
          NoteAdded _,
          PersonNamed _ -> {
        // Changes only when the row was last touched.
      }
      case Classified e ->
          row.classifications =
              ClassificationText.replaced(row.classifications, e.taxonomy(), e.entries());
      case CauseHypothesised e -> row.cause = e.cause();
      case EradicationStarted _ -> row.status = IncidentStatus.ERADICATING;
      case EradicationCompleted _ -> row.status = IncidentStatus.ERADICATED;
      case RecoveryStarted _ -> row.status = IncidentStatus.RECOVERING;
      case MonitoringStarted _ -> row.status = IncidentStatus.MONITORING;
      case RecoveryCompleted _ -> row.status = IncidentStatus.RECOVERED;
      case Resolved e -> {
        row.status = IncidentStatus.RESOLVED;
        row.cause = e.cause();
        row.resolvedAt = e.at();
      }
      case Closed e -> {
        row.status = IncidentStatus.CLOSED;
        row.closedAt = e.at();
      }
      case Reopened _ -> {
        row.resolvedAt = null;
        row.closedAt = null;
        row.status = atWork(row);
      }
      case Rejected e -> {
        row.status = IncidentStatus.REJECTED;
        row.closedAt = e.at();
      }
      case Merged e -> merged(row, e);
    }
    return row;
  }

  private static void merged(IncidentRegisterRow row, Merged event) {
    row.status = IncidentStatus.MERGED;
    row.mergedInto = event.into();
    row.closedAt = event.at();
  }

  private static void acknowledged(IncidentRegisterRow row, Acknowledged event) {
    row.status = IncidentStatus.ACKNOWLEDGED;
    row.responder = event.responder();
    row.acknowledgedAt = event.at();
  }

  private static void triaged(IncidentRegisterRow row, Triaged event) {
    row.kind = event.kind();
    row.severity = event.severity();
    row.oecdSeverity = event.oecdSeverity();
    row.commander = event.commander();
    row.awareAt = event.awareAt();
    row.triagedAt = event.at();
    row.status = atWork(row);
  }

  /// What is known now; which precision it has, the incident itself tells.
  private static void stated(IncidentRegisterRow row, TimeStated event) {
    switch (event.moment()) {
      case OCCURRED -> row.occurredAt = event.to().time();
      case AWARE -> row.awareAt = event.to().time();
      case ENDED, DETECTED, CONTAINED, RECOVERED -> {
        // The list has what was recorded.
      }
    }
  }

  private enum Held {
    REQUESTED,
    SUSPENDED,
    RELEASED,
    NO_LONGER
  }

  private static void answered(IncidentRegisterRow row, ContainmentAcknowledged event) {
    switch (event.outcome()) {
      case SUSPENDED -> {
        if (row.containedAt == null) {
          row.containedAt = event.at();
        }
        // An answer that comes after the release doesn't take the release back.
        if (!holds(row.containmentReleased, event.system())) {
          contain(row, event.system(), Held.SUSPENDED);
        }
      }
      case DECLINED -> contain(row, event.system(), Held.NO_LONGER);
    }
  }

  private static void contain(IncidentRegisterRow row, UUID system, Held held) {
    row.containmentRequested = moved(row.containmentRequested, system, held == Held.REQUESTED);
    row.containmentSuspended = moved(row.containmentSuspended, system, held == Held.SUSPENDED);
    row.containmentReleased = moved(row.containmentReleased, system, held == Held.RELEASED);
    switch (row.status) {
      case ACTIVE, CONTAINED -> row.status = atWork(row);
      case REPORTED,
          ACKNOWLEDGED,
          ERADICATING,
          ERADICATED,
          RECOVERING,
          MONITORING,
          RECOVERED,
          RESOLVED,
          CLOSED,
          REJECTED,
          MERGED -> {
        // Containment alone doesn't lead out of these.
      }
    }
  }

  private static IncidentStatus atWork(IncidentRegisterRow row) {
    return row.containmentRequested.length == 0 && row.containmentSuspended.length > 0
        ? IncidentStatus.CONTAINED
        : IncidentStatus.ACTIVE;
  }

  private static UUID[] moved(UUID[] systems, UUID system, boolean in) {
    if (holds(systems, system) == in) {
      return systems;
    }
    return in
        ? with(systems, system)
        : Arrays.stream(systems).filter(s -> !s.equals(system)).toArray(UUID[]::new);
  }

  private static UUID[] with(UUID[] systems, UUID system) {
    return Stream.concat(Arrays.stream(systems), Stream.of(system)).toArray(UUID[]::new);
  }

  private static boolean holds(UUID[] systems, UUID system) {
    return Arrays.asList(systems).contains(system);
  }
}
