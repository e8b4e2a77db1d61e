package org.aimsledger.inventory.reviewcalendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Events of reviews, and the end of systems → rows of the calendar.
@ApplicationScoped
class ReviewCalendarProjection implements Projection<InventoryServiceEvent, ReviewCalendarRow> {
  static final String NAME = "review-calendar";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<InventoryServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<ReviewCalendarRow> rowType() {
    return ReviewCalendarRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return ReviewEvent.class.isAssignableFrom(event) || event == AiSystemEvent.Retired.class;
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    if (event.event() instanceof ReviewEvent e) {
      return e.system();
    }
    return event.event() instanceof AiSystemEvent.Retired e ? e.system() : null;
  }

  @Override
  public @Nullable ReviewCalendarRow apply(
      @Nullable ReviewCalendarRow row, Recorded<InventoryServiceEvent> recorded) {
    if (!(recorded.event() instanceof ReviewEvent event)) {
      return null;
    }
    var planned = planned(row, event);
    if (planned != null) {
      planned.version = recorded.meta().streamVersion();
      planned.updatedAt = recorded.meta().time();
    }
    return planned;
  }

  private static @Nullable ReviewCalendarRow planned(
      @Nullable ReviewCalendarRow row, ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.Scheduled e -> {
        var next = row == null ? new ReviewCalendarRow(e.system()) : row;
        next.due = e.due();
        next.reason = e.reason();
        next.reminded = null;
        yield next;
      }
      // The system was retired in the same moment, in another lane of the log.
      case ReviewEvent.Reminded _ when row == null -> null;
      case ReviewEvent.Reminded e -> {
        if (!row.due.equals(e.due())) {
          throw new CorruptStreamException(row, e);
        }
        row.reminded = e.reminder();
        yield row;
      }
      case ReviewEvent.Held _ -> null;
    };
  }
}
