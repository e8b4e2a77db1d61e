package org.aimsledger.eventstore.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StoredEvent;
import org.junit.jupiter.api.Test;

class LaneTailTest {
  private static final int SIZE = 100;
  private static final EventTypes<Tick> TYPES = EventTypes.declare(Tick.class, _ -> "t");

  private record Tick() {}

  private final LaneTail<Tick> tail = new LaneTail<>(4 * SIZE);

  @Test
  void whoComesSecondGetsWhatTheFirstHasRead() {
    // Given
    assertThat(tail.goOnFrom(10)).isEqualTo(10);
    tail.add(events(11, 13));

    // Then
    assertThat(seqs(10, 100)).containsExactly(11L, 12L, 13L);
    assertThat(seqs(12, 100)).containsExactly(13L);
    assertThat(seqs(10, 2)).containsExactly(11L, 12L);
    assertThat(tail.goOnFrom(11)).isEqualTo(13);
  }

  @Test
  void theOldestAreForgottenFirstAndKnownToBeLost() {
    // Given
    assertThat(tail.goOnFrom(0)).isZero();
    tail.add(events(1, 6));

    // When
    tail.trim();

    // Then
    assertThat(tail.lost(1)).isTrue();
    assertThat(tail.lost(2)).isFalse();
    assertThat(seqs(2, 100)).containsExactly(3L, 4L, 5L, 6L);
  }

  @Test
  void nothingIsLostBeforeAnybodyHasRead() {
    assertThat(tail.lost(0)).isFalse();
  }

  @Test
  void aPlaceBeyondTheEndBeginsAnewInsteadOfLeavingAHole() {
    // Given
    assertThat(tail.goOnFrom(0)).isZero();
    tail.add(events(1, 3));

    // When
    assertThat(tail.goOnFrom(7)).isEqualTo(7);
    tail.add(events(8, 9));

    // Then
    assertThat(seqs(7, 100)).containsExactly(8L, 9L);
    assertThat(tail.lost(3)).isTrue();
  }

  @Test
  void whatIsNoContinuationIsNotKept() {
    // Given
    assertThat(tail.goOnFrom(0)).isZero();

    // When
    tail.add(events(1, 2));
    tail.add(events(2, 3));
    tail.add(events(5, 5));

    // Then
    assertThat(seqs(0, 100)).containsExactly(1L, 2L, 3L);
  }

  private List<Long> seqs(long after, int limit) {
    return tail.after(after, limit).stream().map(LogEntry::seq).toList();
  }

  private static List<LogEntry<Tick>> events(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(LaneTailTest::event).toList();
  }

  private static LogEntry<Tick> event(long seq) {
    var document = ("{\"type\":\"t\"}" + " ".repeat(SIZE)).substring(0, SIZE);
    return new LogEntry<>(
        TYPES, new StoredEvent(0, seq, "s", seq, "t", document.getBytes(StandardCharsets.UTF_8)));
  }
}
