package org.aimsledger.inventory.notices;

import static org.aimsledger.inventory.notice.NoticeExamples.NOTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.aisystem.Examples;
import org.aimsledger.inventory.notice.NoticeExamples;
import org.aimsledger.inventory.notices.NoticesRow.Status;
import org.junit.jupiter.api.Test;

class NoticesProjectionTest {
  private static final Instant NOON = Examples.NOON;

  private final NoticesProjection projection = new NoticesProjection();

  private static Recorded<InventoryServiceEvent> recorded(
      InventoryServiceEvent event, int version) {
    var meta =
        new EventMeta(
            new UUID(1, version),
            "/inventory",
            WireNames.of(event.getClass()),
            new StreamId("notice", NOTICE),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "u-1",
            "c-1",
            null);
    return new Recorded<>(event, meta);
  }

  private NoticesRow replay(InventoryServiceEvent... history) {
    NoticesRow row = null;
    for (var i = 0; i < history.length; i++) {
      row = projection.apply(row, recorded(history[i], i + 1));
    }
    return Objects.requireNonNull(row);
  }

  @Test
  void theRowSaysWhereTheLastEditionStands() {
    // When
    var opened = replay(NoticeExamples.opened());
    var drafted = replay(NoticeExamples.opened(), NoticeExamples.drafted());
    var published =
        replay(
            NoticeExamples.opened(),
            NoticeExamples.drafted(),
            NoticeExamples.approved(),
            NoticeExamples.published());

    // Then
    assertThat(opened.status).isEqualTo(Status.EMPTY);
    assertThat(opened.missing).containsExactly("en", "zh-Hant");
    assertThat(drafted.status).isEqualTo(Status.DRAFT);
    assertThat(drafted.title).isEqualTo("AI answers here");
    assertThat(drafted.missing).isEmpty();
    assertThat(published.status).isEqualTo(Status.PUBLISHED);
    assertThat(published.publishedEdition).isEqualTo(1);
    assertThat(published.validFrom).isEqualTo(Examples.EVENING);
    assertThat(published.version).isEqualTo(4);
    assertThat(published.updatedAt).isEqualTo(NOON.plusSeconds(4));
  }

  @Test
  void aWithdrawnEditionHasAnEnd() {
    // When
    var row =
        replay(
            NoticeExamples.opened(),
            NoticeExamples.drafted(),
            NoticeExamples.approved(),
            NoticeExamples.published(),
            NoticeExamples.withdrawn());

    // Then
    assertThat(row.status).isEqualTo(Status.WITHDRAWN);
    assertThat(row.validUntil).isEqualTo(Examples.EVENING);
  }

  @Test
  void otherEventsTouchNoRowAndAHistoryBeginsAtItsBeginning() {
    // When / Then
    assertThat(projection.key(recorded(Examples.registered(), 1))).isNull();
    assertThatThrownBy(() -> replay(NoticeExamples.drafted()))
        .isInstanceOf(CorruptStreamException.class);
  }
}
