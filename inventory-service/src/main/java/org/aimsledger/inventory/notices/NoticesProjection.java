package org.aimsledger.inventory.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LocalizedText;
import org.aimsledger.contracts.inventory.NoticeEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.notices.NoticesRow.Status;
import org.jspecify.annotations.Nullable;

/// Events of notices → rows of the list.
@ApplicationScoped
class NoticesProjection implements Projection<InventoryServiceEvent, NoticesRow> {
  static final String NAME = "notices";

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
  public Class<NoticesRow> rowType() {
    return NoticesRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return NoticeEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return event.event() instanceof NoticeEvent e ? e.notice() : null;
  }

  @Override
  public NoticesRow apply(@Nullable NoticesRow row, Recorded<InventoryServiceEvent> recorded) {
    if (!(recorded.event() instanceof NoticeEvent event)) {
      throw new IllegalArgumentException("no row belongs to " + recorded.event());
    }
    var changed = row == null ? opened(event) : changed(row, event);
    changed.version = recorded.meta().streamVersion();
    changed.updatedAt = recorded.meta().time();
    return changed;
  }

  private static NoticesRow opened(NoticeEvent event) {
    if (!(event instanceof NoticeEvent.Opened e)) {
      throw new CorruptStreamException("absent", event);
    }
    var row = new NoticesRow(e.notice());
    row.system = e.system();
    row.kind = e.kind();
    row.audience = e.audience();
    row.status = Status.EMPTY;
    row.languages = e.languages().toArray(String[]::new);
    row.missing = row.languages.clone();
    return row;
  }

  private static NoticesRow changed(NoticesRow row, NoticeEvent event) {
    switch (event) {
      case NoticeEvent.Opened e -> throw new CorruptStreamException(row, e);
      case NoticeEvent.Drafted e -> {
        row.status = Status.DRAFT;
        row.edition = e.edition();
        row.title = title(e.texts());
        row.missing = missing(row, e.texts());
      }
      case NoticeEvent.Approved _ -> row.status = Status.APPROVED;
      case NoticeEvent.Published e -> {
        row.status = Status.PUBLISHED;
        row.publishedEdition = e.edition();
        row.validFrom = e.validFrom();
        row.validUntil = e.validUntil();
      }
      case NoticeEvent.Withdrawn e -> withdrawn(row, e);
    }
    return row;
  }

  // An older edition that is withdrawn changes nothing about the last one.
  private static void withdrawn(NoticesRow row, NoticeEvent.Withdrawn e) {
    if (e.edition() == row.edition) {
      row.status = Status.WITHDRAWN;
    }
    if (e.edition() == row.publishedEdition) {
      row.validUntil = e.at();
    }
  }

  private static String title(List<LocalizedText> texts) {
    return texts.stream()
        .filter(text -> text.language().equals("en"))
        .findFirst()
        .orElseGet(texts::getFirst)
        .title();
  }

  private static String[] missing(NoticesRow row, List<LocalizedText> texts) {
    var given = texts.stream().map(LocalizedText::language).toList();
    return List.of(row.languages).stream()
        .filter(language -> !given.contains(language))
        .toArray(String[]::new);
  }
}
