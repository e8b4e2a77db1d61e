package org.aimsledger.incident.incidentfigures;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.ContainmentOutcome;
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
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.PlaybookRunEvent;

/// What the life of an incident, or a drill, changes in its row.
final class MatterProjection {
  private MatterProjection() {}

  static void apply(IncidentFigureRow row, IncidentEvent event) {
    switch (event) {
      case Raised e -> raised(row, e);
      case SystemLinked e -> row.systems = with(row.systems, e.system());
      case SystemUnlinked e -> row.systems = without(row.systems, e.system());
      case TimeStated e -> stated(row, e);
      case Linked e -> row.links = IncidentFigureRow.with(row.links, e.kind() + "/" + e.target());
      case Unlinked e -> unlinked(row, e);
      case Acknowledged e -> acknowledged(row, e);
      case Triaged e -> triaged(row, e);
      case KindChanged e -> row.kind = e.to();
      case SeverityChanged e -> row.severity = e.to();
      case OecdSeverityChanged e -> row.oecdSeverity = e.to();
      case CommanderAssigned e -> row.commander = e.commander();
      case ContainmentAcknowledged e -> {
        ClockProjection.answered(row, e.system().toString());
        if (e.outcome() == ContainmentOutcome.SUSPENDED && row.suspendedAt == null) {
          row.suspendedAt = e.at();
        }
      }
      case EradicationStarted _ -> {
        row.status = IncidentStatus.ERADICATING;
        row.recoveredAt = null;
      }
      case EradicationCompleted _ -> row.status = IncidentStatus.ERADICATED;
      case RecoveryStarted _ -> row.status = IncidentStatus.RECOVERING;
      case MonitoringStarted _ -> row.status = IncidentStatus.MONITORING;
      case RecoveryCompleted e -> {
        row.status = IncidentStatus.RECOVERED;
        row.recoveredAt = e.at();
      }
      case Resolved e -> {
        row.status = IncidentStatus.RESOLVED;
        row.cause = e.cause();
        row.resolvedAt = e.at();
      }
      case Closed _ -> ends(row, IncidentStatus.CLOSED);
      case Rejected _ -> ends(row, IncidentStatus.REJECTED);
      case Merged _ -> ends(row, IncidentStatus.MERGED);
      case Reopened _ -> reopened(row);
      case ContainmentRequested e -> {
        if (e.answerDue() != null) {
          ClockProjection.waits(row, e.system().toString(), e.answerDue());
        }
      }
      case ContainmentRetried e -> ClockProjection.waits(row, e.system().toString(), e.answerDue());
      case ContainmentReleased e -> ClockProjection.answered(row, e.system().toString());
      case ReleaseAcknowledged e -> ClockProjection.answered(row, e.system().toString());
      case ContainmentTimedOut _,
          ContainmentEscalated _,
          RoleAssigned _,
          Classified _,
          NoteAdded _,
          PersonNamed _,
          CauseHypothesised _ -> {
        // No figure has it.
      }
    }
  }

  private static UUID[] without(UUID[] systems, UUID system) {
    return Arrays.stream(systems).filter(one -> !one.equals(system)).toArray(UUID[]::new);
  }

  private static void stated(IncidentFigureRow row, TimeStated event) {
    row.times =
        IncidentFigureRow.with(
            IncidentFigureRow.without(row.times, event.moment().name()),
            TimeLine.of(event.moment(), event.to()).written());
  }

  private static void unlinked(IncidentFigureRow row, Unlinked event) {
    var link = event.kind() + "/" + event.target();
    row.links = Arrays.stream(row.links).filter(one -> !one.equals(link)).toArray(String[]::new);
  }

  private static void raised(IncidentFigureRow row, Raised event) {
    row.title = event.title();
    row.systems = event.systems().toArray(UUID[]::new);
    row.report = event.report();
    row.occurredAt = event.occurredAt();
    row.raisedAt = event.at();
    row.status = IncidentStatus.REPORTED;
    row.open = true;
  }

  private static void acknowledged(IncidentFigureRow row, Acknowledged event) {
    row.responder = event.responder();
    row.status = IncidentStatus.ACKNOWLEDGED;
    if (row.acknowledgedAt == null) {
      row.acknowledgedAt = event.at();
    }
  }

  private static void reopened(IncidentFigureRow row) {
    row.status = IncidentStatus.ACTIVE;
    row.open = true;
    row.resolvedAt = null;
    row.recoveredAt = null;
    row.cause = null;
  }

  private static void triaged(IncidentFigureRow row, Triaged event) {
    row.kind = event.kind();
    row.severity = event.severity();
    row.oecdSeverity = event.oecdSeverity();
    row.commander = event.commander();
    row.triageAwareAt = event.awareAt();
    row.status = IncidentStatus.ACTIVE;
    if (row.acknowledgedAt == null) {
      row.acknowledgedAt = event.at();
    }
  }

  private static void ends(IncidentFigureRow row, IncidentStatus how) {
    row.status = how;
    row.open = false;
  }

  private static UUID[] with(UUID[] systems, UUID system) {
    return Stream.concat(Arrays.stream(systems), Stream.of(system)).distinct().toArray(UUID[]::new);
  }

  static void apply(IncidentFigureRow row, PlaybookRunEvent event) {
    switch (event) {
      case PlaybookRunEvent.Started e -> {
        row.title = e.key();
        row.raisedAt = e.at();
      }
      case PlaybookRunEvent.StepSettled e -> {
        if (row.acknowledgedAt == null) {
          row.acknowledgedAt = e.at();
        }
      }
      case PlaybookRunEvent.Completed e -> row.resolvedAt = e.at();
      case PlaybookRunEvent.CalledAgain _, PlaybookRunEvent.Abandoned _ -> {
        // No figure has it.
      }
    }
  }
}
