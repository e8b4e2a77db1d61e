package org.aimsledger.audit.correctiveactionlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.audit.evidenceexport.EvidenceExportEventTypes;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.CorrectiveActionEvent;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.Cancelled;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.Done;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.DueChanged;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.FoundIneffective;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.HandedOver;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.Opened;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.Verified;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per corrective action.
@ApplicationScoped
class CorrectiveActionListProjection
    implements Projection<AuditServiceEvent, CorrectiveActionListRow> {
  static final String NAME = "corrective-action-list";

  /// All events of the service, because they share its lanes.
  private static final EventTypes<AuditServiceEvent> TYPES =
      EvidenceExportEventTypes.withOldNames(
          EventTypes.declare(AuditServiceEvent.class, WireNames::of));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<AuditServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<CorrectiveActionListRow> rowType() {
    return CorrectiveActionListRow.class;
  }

  @Override
  public @Nullable UUID key(Recorded<AuditServiceEvent> recorded) {
    return recorded.event() instanceof CorrectiveActionEvent event ? event.action() : null;
  }

  @Override
  public @Nullable CorrectiveActionListRow apply(
      @Nullable CorrectiveActionListRow row, Recorded<AuditServiceEvent> recorded) {
    if (!(recorded.event() instanceof CorrectiveActionEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : row;
    switch (event) {
      case Opened _ -> next.standing = ListedStanding.OPEN;
      case HandedOver e -> next.owner = e.owner();
      case DueChanged e -> next.due = e.due();
      case Done e -> {
        next.standing = ListedStanding.DONE;
        next.doneAt = e.at();
      }
      case Verified e -> {
        next.standing = ListedStanding.VERIFIED;
        next.endedAt = e.at();
      }
      case FoundIneffective e -> {
        next.standing = ListedStanding.OPEN;
        next.due = e.due();
        next.doneAt = null;
        next.ineffective++;
      }
      case Cancelled e -> {
        next.standing = ListedStanding.CANCELLED;
        next.endedAt = e.at();
      }
    }
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static CorrectiveActionListRow first(CorrectiveActionEvent event) {
    if (event instanceof Opened opened) {
      return new CorrectiveActionListRow(opened);
    }
    throw new CorruptStreamException("no row", event);
  }
}
