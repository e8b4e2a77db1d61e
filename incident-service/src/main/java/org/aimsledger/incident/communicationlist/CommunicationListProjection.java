package org.aimsledger.incident.communicationlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.CommunicationEvent.Approved;
import org.aimsledger.contracts.incident.CommunicationEvent.Drafted;
import org.aimsledger.contracts.incident.CommunicationEvent.Revised;
import org.aimsledger.contracts.incident.CommunicationEvent.Sent;
import org.aimsledger.contracts.incident.CommunicationEvent.Withdrawn;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per communication.
@ApplicationScoped
class CommunicationListProjection
    implements Projection<IncidentServiceEvent, CommunicationListRow> {
  static final String NAME = "communication-list";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public EventTypes<IncidentServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<CommunicationListRow> rowType() {
    return CommunicationListRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return recorded.event() instanceof CommunicationEvent event ? event.communication() : null;
  }

  @Override
  public @Nullable CommunicationListRow apply(
      @Nullable CommunicationListRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof CommunicationEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : row;
    switch (event) {
      case Drafted _ -> next.standing = CommunicationStanding.DRAFT;
      case Revised e -> {
        next.subject = e.subject();
        next.standing = CommunicationStanding.DRAFT;
      }
      case Approved _ -> next.standing = CommunicationStanding.APPROVED;
      case Sent e -> {
        next.standing = CommunicationStanding.SENT;
        next.sentAt = e.sentAt();
      }
      case Withdrawn _ -> next.standing = CommunicationStanding.WITHDRAWN;
    }
    next.partakers = with(next.partakers, recorded.meta().actor());
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static String[] with(String[] partakers, String actor) {
    return Stream.concat(Arrays.stream(partakers), Stream.of(actor))
        .distinct()
        .toArray(String[]::new);
  }

  private static CommunicationListRow first(CommunicationEvent event) {
    if (event instanceof Drafted e) {
      return new CommunicationListRow(
          e.communication(), e.incident(), e.audience(), e.language(), e.subject(), e.at());
    }
    throw new CorruptStreamException("no row", event);
  }
}
