package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.InboxEffect;
import org.aimsledger.eventstore.inbox.InboxObserver;
import org.aimsledger.eventstore.inbox.InboxSettings;
import org.aimsledger.eventstore.inbox.LaneSource;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The effect writes the numbers it was given into a table, in the transaction of the cursor.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxTest {
  private static final int LANE = 2;
  private static final InboxSettings QUICK =
      new InboxSettings(3, 5, Duration.ofMillis(5), Duration.ofMillis(20));

  private LogUnderTest under;
  private String source = "";

  @BeforeAll
  void open() throws Exception {
    under = LogUnderTest.create();
    var access = DatabaseAccess.of(under.database());
    var _ = access.updateAsOwner("create table seen (source text, n bigint, at serial)");
    var _ = access.updateAsOwner("grant select, insert on seen to app_user");
    var _ = access.updateAsOwner("grant usage on sequence seen_at_seq to app_user");
  }

  @AfterAll
  void close() {
    under.close();
  }

  @BeforeEach
  void newSource() {
    source = "lamps-" + UUID.randomUUID();
  }

  @Test
  void eventsAreAppliedOnceAndInOrderAlthoughTheyArriveTwice() {
    // Given
    var inbox = inbox(new Recording(0), producerOf(0));
    await(inbox.receive(records(1, 2, 3)));

    // When
    await(inbox.receive(records(2, 3, 4, 5)));

    // Then
    assertThat(applied()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(cursor()).isEqualTo(5);
  }

  @Test
  void missingEventsArePulledFromTheProducerBeforeTheOnesAfterThem() {
    // Given
    var inbox = inbox(new Recording(0), producerOf(20));
    await(inbox.receive(records(1, 2)));

    // When: 3 to 9 never came, and 12 is missing in the middle
    await(inbox.receive(records(10, 11, 13)));

    // Then
    assertThat(applied()).isEqualTo(LongStream.rangeClosed(1, 13).boxed().toList());
  }

  @Test
  void aHoleThatTheProducerCanNotFillStopsTheLane() {
    // Given
    var inbox = inbox(new Recording(0), producerOf(0));

    // When, Then
    assertThatThrownBy(() -> await(inbox.receive(records(5))))
        .hasMessageContaining("has nothing after 0");
    assertThat(applied()).isEmpty();
    assertThat(cursor()).isZero();
  }

  @Test
  void anEffectThatFailsHalfwayLeavesNothingAndIsTriedAgain() {
    // Given: the effect fails twice after it has written
    var inbox = inbox(new Recording(2), producerOf(0));

    // When
    await(inbox.receive(records(1, 2)));

    // Then
    assertThat(applied()).containsExactly(1L, 2L);
    assertThat(cursor()).isEqualTo(2);
  }

  @Test
  void twoConsumersOfOneServiceApplyEachEventOnce() {
    // Given
    var one = inbox(new Recording(0), producerOf(50));
    var other = inbox(new Recording(0), producerOf(50));
    var numbers = LongStream.rangeClosed(1, 50).toArray();

    // When
    var _ =
        await(
            Uni.join()
                .all(one.receive(records(numbers)), other.receive(records(numbers)))
                .andFailFast());

    // Then
    assertThat(applied()).isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  void aLostTailIsFetchedUpToTheProducersHead() {
    // Given
    var inbox = inbox(new Recording(0), producerOf(9));
    await(inbox.receive(records(1)));

    // When
    await(inbox.pullUpTo(LANE, 9));

    // Then
    assertThat(applied()).isEqualTo(LongStream.rangeClosed(1, 9).boxed().toList());
  }

  @Test
  void aRecordWithoutNumberIsNotOfOurRelayAndIsLeftOut() {
    // Given
    var inbox = inbox(new Recording(0), producerOf(0));
    var stranger =
        new ConsumerRecord<>("t", LANE, 0L, "key", "{}".getBytes(StandardCharsets.UTF_8));

    // When
    await(inbox.receive(batch(List.of(stranger))));

    // Then
    assertThat(applied()).isEmpty();
  }

  private Inbox inbox(InboxEffect effect, LaneSource producer) {
    return new Inbox(under.pool(), source, effect, producer, QUICK, InboxObserver.NONE);
  }

  private List<Long> applied() {
    return DatabaseAccess.of(under.database())
        .rows("select n from seen where source = ? order by at", source)
        .stream()
        .map(row -> ((Number) java.util.Objects.requireNonNull(row.get("n"))).longValue())
        .toList();
  }

  private long cursor() {
    return DatabaseAccess.of(under.database())
        .number("select seq from inbox_cursor where source = ? and lane = " + LANE, source);
  }

  private static ConsumerRecords<String, byte[]> records(long... numbers) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var number : numbers) {
      var record =
          new ConsumerRecord<>(
              "t", LANE, number, "key", ("n" + number).getBytes(StandardCharsets.UTF_8));
      var _ = record.headers().add(Inbox.LANE_HEADER, ascii(LANE));
      var _ = record.headers().add(Inbox.SEQ_HEADER, ascii(number));
      records.add(record);
    }
    return batch(records);
  }

  private static ConsumerRecords<String, byte[]> batch(
      List<ConsumerRecord<String, byte[]>> records) {
    return new ConsumerRecords<>(Map.of(new TopicPartition("t", LANE), records), Map.of());
  }

  private static byte[] ascii(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  /// A producer whose lane has the numbers 1 to `head`.
  private LaneSource producerOf(long head) {
    return new LaneSource() {
      @Override
      public Uni<List<ReceivedEvent>> read(int lane, long after, int limit) {
        return Uni.createFrom()
            .item(
                LongStream.rangeClosed(after + 1, Math.min(head, after + limit))
                    .mapToObj(
                        n ->
                            new ReceivedEvent(
                                source, lane, n, ("n" + n).getBytes(StandardCharsets.UTF_8)))
                    .toList());
      }

      @Override
      public Uni<List<Long>> heads() {
        return Uni.createFrom().item(List.of(0L, 0L, head, 0L));
      }
    };
  }

  /// Writes the numbers, and fails after writing the first few times.
  private static final class Recording implements InboxEffect {
    private final AtomicInteger failures;

    Recording(int failures) {
      this.failures = new AtomicInteger(failures);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, String source, int lane, List<ReceivedEvent> events) {
      var tuples = events.stream().map(event -> Tuple.of(source, event.laneSeq())).toList();
      return tx.preparedQuery("insert into seen (source, n) values ($1, $2)")
          .executeBatch(tuples)
          .replaceWithVoid()
          .invoke(
              () -> {
                if (failures.getAndDecrement() > 0) {
                  throw new IllegalStateException("made to fail");
                }
              });
    }
  }
}
