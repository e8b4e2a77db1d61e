package org.aimsledger.incident.suspensionboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentAcknowledged;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentEscalated;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentReleased;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRequested;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRetried;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentTimedOut;
import org.aimsledger.contracts.incident.IncidentEvent.ReleaseAcknowledged;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per system that an incident takes out of use.
@ApplicationScoped
class SuspensionBoardProjection implements Projection<IncidentServiceEvent, SuspensionBoardRow> {
  static final String NAME = "suspension-board";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<IncidentServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<SuspensionBoardRow> rowType() {
    return SuspensionBoardRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    var system = recorded.event() instanceof IncidentEvent event ? system(event) : null;
    return system == null ? null : id(((IncidentEvent) recorded.event()).incident(), system);
  }

  /// The system that an event takes out of use or gives back; null: it does neither.
  private static @Nullable UUID system(IncidentEvent event) {
    return switch (event) {
      case ContainmentRequested e -> e.system();
      case ContainmentTimedOut e -> e.system();
      case ContainmentRetried e -> e.system();
      case ContainmentEscalated e -> e.system();
      case ContainmentAcknowledged e -> e.system();
      case ContainmentReleased e -> e.system();
      case ReleaseAcknowledged e -> e.system();
      case IncidentEvent _ -> null;
    };
  }

  private static String id(UUID incident, UUID system) {
    return incident + "/" + system;
  }

  @Override
  public @Nullable SuspensionBoardRow apply(
      @Nullable SuspensionBoardRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof IncidentEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : row;
    change(next, event);
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static SuspensionBoardRow first(IncidentEvent event) {
    if (event instanceof ContainmentRequested e) {
      return new SuspensionBoardRow(id(e.incident(), e.system()), e.incident(), e.system(), e.at());
    }
    throw new CorruptStreamException("no row", event);
  }

  private static void change(SuspensionBoardRow row, IncidentEvent event) {
    switch (event) {
      case ContainmentRequested e -> {
        row.standing = SuspensionStanding.REQUESTED;
        row.attempts = 1;
        row.requestedAt = e.at();
        row.answerDue = e.answerDue() == null ? e.at() : e.answerDue();
        row.answeredAt = null;
        row.endedAt = null;
      }
      case ContainmentRetried e -> {
        row.attempts = e.attempt();
        row.answerDue = e.answerDue();
      }
      case ContainmentEscalated _ -> row.standing = SuspensionStanding.ESCALATED;
      case ContainmentAcknowledged e -> answered(row, e.outcome(), e.at());
      case ContainmentReleased _ -> row.standing = SuspensionStanding.RELEASED;
      case ReleaseAcknowledged e -> {
        row.standing = SuspensionStanding.RESUMED;
        row.endedAt = e.at();
      }
      case IncidentEvent _ -> {
        // What follows from a time-out is the next event.
      }
    }
  }

  private static void answered(SuspensionBoardRow row, ContainmentOutcome outcome, Instant at) {
    row.answeredAt = at;
    row.endedAt = null;
    switch (outcome) {
      case DECLINED -> row.standing = SuspensionStanding.DECLINED;
      case SUSPENDED -> {
        // An answer that comes after the release doesn't take the release back.
        if (row.standing != SuspensionStanding.RELEASED) {
          row.standing = SuspensionStanding.SUSPENDED;
        }
      }
    }
  }
}
