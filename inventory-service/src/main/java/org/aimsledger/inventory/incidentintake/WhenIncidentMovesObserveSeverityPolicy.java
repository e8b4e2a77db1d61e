package org.aimsledger.inventory.incidentintake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Observe;
import org.jspecify.annotations.Nullable;

/// An incident counts from its triage as severe until the harm is mended and its cause known.
/// Before its triage nobody knows how severe it is; containment doesn't wait for that.
final class WhenIncidentMovesObserveSeverityPolicy {
  static final String NO_SEVERE_INCIDENT = "no-open-severe-incident";

  private WhenIncidentMovesObserveSeverityPolicy() {}

  static Optional<IncidentChange> change(IncidentEvent event, EventMeta meta) {
    var version = meta.streamVersion();
    return switch (event) {
      case IncidentEvent.Raised e -> change(e, Set.copyOf(e.systems()), true, null, version);
      case IncidentEvent.SystemLinked e -> change(e, Set.of(e.system()), null, null, version);
      case IncidentEvent.SystemUnlinked e ->
          Optional.of(new IncidentChange(e.incident(), Set.of(), e.system(), null, null, version));
      case IncidentEvent.Triaged e ->
          change(e, Set.copyOf(e.systems()), true, isSevere(e.severity()), version);
      case IncidentEvent.SeverityChanged e -> change(e, Set.of(), null, isSevere(e.to()), version);
      case IncidentEvent.Resolved e -> change(e, Set.copyOf(e.systems()), false, null, version);
      case IncidentEvent.Closed e -> change(e, Set.copyOf(e.systems()), false, null, version);
      case IncidentEvent.Reopened e -> change(e, Set.copyOf(e.systems()), true, null, version);
      case IncidentEvent.Rejected e -> change(e, Set.of(), false, null, version);
      case IncidentEvent.Merged e -> change(e, Set.of(), false, null, version);
      case IncidentEvent.Acknowledged _,
          IncidentEvent.KindChanged _,
          IncidentEvent.OecdSeverityChanged _,
          IncidentEvent.CommanderAssigned _,
          IncidentEvent.RoleAssigned _,
          IncidentEvent.Classified _,
          IncidentEvent.EradicationStarted _,
          IncidentEvent.EradicationCompleted _,
          IncidentEvent.RecoveryStarted _,
          IncidentEvent.MonitoringStarted _,
          IncidentEvent.RecoveryCompleted _,
          IncidentEvent.ContainmentRequested _,
          IncidentEvent.ContainmentAcknowledged _,
          IncidentEvent.ContainmentTimedOut _,
          IncidentEvent.ContainmentRetried _,
          IncidentEvent.ContainmentEscalated _,
          IncidentEvent.ContainmentReleased _,
          IncidentEvent.ReleaseAcknowledged _,
          IncidentEvent.NoteAdded _,
          IncidentEvent.Linked _,
          IncidentEvent.Unlinked _,
          IncidentEvent.TimeStated _,
          IncidentEvent.PersonNamed _,
          IncidentEvent.CauseHypothesised _ ->
          Optional.empty();
    };
  }

  private static Optional<IncidentChange> change(
      IncidentEvent event,
      Set<UUID> systems,
      @Nullable Boolean open,
      @Nullable Boolean severe,
      long version) {
    return Optional.of(new IncidentChange(event.incident(), systems, null, open, severe, version));
  }

  private static boolean isSevere(Severity severity) {
    return switch (severity) {
      case SEV1, SEV2 -> true;
      case UNDECIDED, SEV3, SEV4 -> false;
    };
  }

  static List<Observe> commands(List<IncidentPicture> pictures, EventMeta meta, Instant now) {
    return pictures.stream().map(picture -> command(picture, meta, now)).toList();
  }

  private static Observe command(IncidentPicture picture, EventMeta meta, Instant now) {
    return new Observe(
        picture.system(),
        NO_SEVERE_INCIDENT,
        picture.openAndSevere() == 0,
        "open severe incidents: " + picture.openAndSevere(),
        meta.stream().toString(),
        meta.streamVersion(),
        null,
        now);
  }
}
