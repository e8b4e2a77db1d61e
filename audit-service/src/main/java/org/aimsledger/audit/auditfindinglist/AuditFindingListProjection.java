package org.aimsledger.audit.auditfindinglist;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.audit.evidenceexport.EvidenceExportEventTypes;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.FindingEvent.Closed;
import org.aimsledger.contracts.audit.FindingEvent.CorrectionRecorded;
import org.aimsledger.contracts.audit.FindingEvent.CorrectiveActionLinked;
import org.aimsledger.contracts.audit.FindingEvent.CorrectiveActionUnlinked;
import org.aimsledger.contracts.audit.FindingEvent.DueChanged;
import org.aimsledger.contracts.audit.FindingEvent.HandedOver;
import org.aimsledger.contracts.audit.FindingEvent.Raised;
import org.aimsledger.contracts.audit.FindingEvent.RootCauseRecorded;
import org.aimsledger.contracts.audit.FindingEvent.Withdrawn;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per finding.
@ApplicationScoped
class AuditFindingListProjection implements Projection<AuditServiceEvent, AuditFindingListRow> {
  static final String NAME = "finding-list";

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
  public Class<AuditFindingListRow> rowType() {
    return AuditFindingListRow.class;
  }

  @Override
  public @Nullable UUID key(Recorded<AuditServiceEvent> recorded) {
    return recorded.event() instanceof FindingEvent event ? event.finding() : null;
  }

  @Override
  public @Nullable AuditFindingListRow apply(
      @Nullable AuditFindingListRow row, Recorded<AuditServiceEvent> recorded) {
    if (!(recorded.event() instanceof FindingEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : changed(row, event);
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static AuditFindingListRow first(FindingEvent event) {
    if (event instanceof Raised raised) {
      return new AuditFindingListRow(raised);
    }
    throw new CorruptStreamException("no row", event);
  }

  private static AuditFindingListRow changed(AuditFindingListRow next, FindingEvent event) {
    switch (event) {
      case Raised _ -> throw new CorruptStreamException(next.standing, event);
      case HandedOver e -> next.owner = e.owner();
      case DueChanged e -> next.due = e.due();
      case CorrectionRecorded e -> {
        // A nonconformity is answered by its root cause.
        if (!next.kind.isNonconformity()) {
          answer(next, e.at());
        }
      }
      case RootCauseRecorded e -> answer(next, e.at());
      // Another array, so that Hibernate sees that it is another.
      case CorrectiveActionLinked e ->
          next.actions =
              Stream.concat(Arrays.stream(next.actions), Stream.of(e.seen().action()))
                  .toArray(UUID[]::new);
      case CorrectiveActionUnlinked e ->
          next.actions =
              Arrays.stream(next.actions)
                  .filter(action -> !action.equals(e.action()))
                  .toArray(UUID[]::new);
      case Closed e -> end(next, ListedFindingStanding.CLOSED, e.at());
      case Withdrawn e -> end(next, ListedFindingStanding.WITHDRAWN, e.at());
    }
    return next;
  }

  /// The first answer counts.
  private static void answer(AuditFindingListRow row, Instant at) {
    row.standing = ListedFindingStanding.ANSWERED;
    if (row.answeredAt == null) {
      row.answeredAt = at;
    }
  }

  private static void end(AuditFindingListRow row, ListedFindingStanding standing, Instant at) {
    row.standing = standing;
    row.endedAt = at;
  }
}
