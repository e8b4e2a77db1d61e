package org.aimsledger.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.aimsledger.eventstore.core.LaneDigest;
import org.aimsledger.eventstore.inbox.CatchUp;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.InboxEffect;
import org.aimsledger.eventstore.inbox.InboxObserver;
import org.aimsledger.eventstore.inbox.InboxSettings;
import org.aimsledger.eventstore.inbox.LaneRun;
import org.aimsledger.eventstore.inbox.LaneSource;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.eventstore.store.RowSeals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A lane that stands still may have lost its end, or Kafka may just be slow.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatchUpTest {
  private static final int BATCH = 3;
  private static final InboxSettings QUICK =
      new InboxSettings(BATCH, Duration.ofMillis(1), Duration.ofMillis(5));

  private LogUnderTest under;
  private Producer producer = new Producer("", List.of());
  private Inbox inbox;
  private CatchUp catchUp;

  @BeforeAll
  void open() throws Exception {
    under = LogUnderTest.create();
  }

  @AfterAll
  void close() {
    under.close();
  }

  @BeforeEach
  void twoLanesOfAService() {
    producer = new Producer("lamps-" + UUID.randomUUID(), List.of(20L, 20L));
    inbox = inboxOf(producer);
    catchUp = new CatchUp(CatchUpTest::await, BATCH);
  }

  @Test
  void aLaneThatStandsStillIsFetchedToItsEnd() throws Exception {
    // Given
    await(inbox.pullUpTo(0, 20));
    await(inbox.pullUpTo(1, 4));
    catchUp.look(inbox);

    // When
    catchUp.look(inbox);

    // Then
    assertThat(await(inbox.applied())).isEqualTo(Map.of(0, 20L, 1, 20L));
  }

  @Test
  void aLaneThatMovesIsLeftToKafka() throws Exception {
    // Given
    catchUp.look(inbox);
    await(inbox.pullUpTo(0, 7));
    await(inbox.pullUpTo(1, 4));
    producer.asked.clear();

    // When
    catchUp.look(inbox);

    // Then
    assertThat(producer.asked).isEmpty();
    assertThat(await(inbox.applied())).isEqualTo(Map.of(0, 7L, 1, 4L));
  }

  @Test
  void whileOtherLanesMoveALaneGetsOneBatchALook() throws Exception {
    // Given
    await(inbox.pullUpTo(1, 4));
    catchUp.look(inbox);
    await(inbox.pullUpTo(0, 7));

    // When
    catchUp.look(inbox);

    // Then
    assertThat(await(inbox.applied())).isEqualTo(Map.of(0, 7L, 1, 7L));
  }

  @Test
  void helpEndsWhenKafkaGoesOnByItself() throws Exception {
    // Given: lane 1 moves beside the first batch that is fetched
    await(inbox.pullUpTo(0, 20));
    await(inbox.pullUpTo(1, 4));
    catchUp.look(inbox);
    producer.beside = () -> inboxOf(producer).pullUpTo(1, 9);

    // When
    catchUp.look(inbox);

    // Then
    assertThat(await(inbox.applied())).isEqualTo(Map.of(0, 20L, 1, 9L));
  }

  @Test
  void whatWasAppliedIsForgottenBeforeMoreIsFetched() {
    // Given
    var many = new Producer("lamps-" + UUID.randomUUID(), List.of(300L));

    // When
    await(inboxOf(many).pullUpTo(0, 300));

    // Then
    assertThat(many.asked).hasSize(300 / BATCH);
    assertThat(many.keptAtTheEnd).isFalse();
  }

  private Inbox inboxOf(Producer source) {
    return new Inbox(
        under.pool(), source.name, new Nothing(), source, QUICK, new Silent(), RowSeals.NONE);
  }

  private static <T> T await(Uni<T> work) {
    return LogUnderTest.await(work);
  }

  /// A service whose lanes have the numbers 1 to their heads.
  private static final class Producer implements LaneSource {
    private final String name;
    private final List<Long> heads;
    private final List<Long> asked = new ArrayList<>();
    private Supplier<Uni<Void>> beside = Producer::nothing;
    private WeakReference<List<ReceivedEvent>> first = new WeakReference<>(null);
    private boolean keptAtTheEnd;

    Producer(String name, List<Long> heads) {
      this.name = name;
      this.heads = heads;
    }

    @Override
    public Uni<List<ReceivedEvent>> read(int lane, long after, int limit) {
      asked.add(after);
      var once = beside;
      beside = Producer::nothing;
      return once.get().map(_ -> events(lane, after, limit));
    }

    private static Uni<Void> nothing() {
      return Uni.createFrom().voidItem();
    }

    private List<ReceivedEvent> events(int lane, long after, int limit) {
      var head = heads.get(lane);
      if (after + limit >= head) {
        keptAtTheEnd = isKept();
      }
      var events =
          LongStream.rangeClosed(after + 1, Math.min(head, after + limit))
              .mapToObj(
                  n -> new ReceivedEvent(name, lane, n, ("n" + n).getBytes(StandardCharsets.UTF_8)))
              .toList();
      if (after == 0) {
        first = new WeakReference<>(events);
      }
      return events;
    }

    private boolean isKept() {
      for (var i = 0; i < 50 && first.get() != null; i++) {
        System.gc();
      }
      return first.get() != null;
    }

    @Override
    public Uni<LaneDigest> digest(int lane, long after, long upTo) {
      return Uni.createFrom().failure(new UnsupportedOperationException("inboxes don't ask"));
    }

    @Override
    public Uni<List<Long>> heads() {
      return Uni.createFrom().item(heads);
    }
  }

  /// Only cursors move.
  private static final class Nothing implements InboxEffect {
    @Override
    public Uni<Void> apply(SqlConnection tx, List<LaneRun> runs) {
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> repeated(Pool pool, String source, int lane, List<ReceivedEvent> events) {
      return Uni.createFrom().voidItem();
    }
  }

  private static final class Silent implements InboxObserver {
    @Override
    public void failed(String name, Throwable failure) {}

    @Override
    public void applied(String name, int lane, long seq, int events) {}

    @Override
    public void repeated(String name, int lane, int events) {}

    @Override
    public void gap(String name, int lane, long expected, long found) {}

    @Override
    public void unnumbered(String name, int partition, long offset) {}

    @Override
    public void oversized(String name, int partition, long offset, int bytes) {}

    @Override
    public void refused(String name, int lane, long seq, String command, String reason) {}
  }
}
