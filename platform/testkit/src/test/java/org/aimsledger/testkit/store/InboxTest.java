package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.Difference.What;
import org.aimsledger.eventstore.core.LaneDigest;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.InboxEffect;
import org.aimsledger.eventstore.inbox.InboxObserver;
import org.aimsledger.eventstore.inbox.InboxSettings;
import org.aimsledger.eventstore.inbox.LaneRun;
import org.aimsledger.eventstore.inbox.LaneSource;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.RowKeys;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The effect writes the numbers it was given into a table, in the transaction of the cursor.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxTest {
  private static final int LANE = 2;
  private static final String KEY = RowKeys.create();
  private static final RowSeals SEALS = RowSeals.parse(KEY, Clock.systemUTC());
  private static final InboxSettings QUICK =
      new InboxSettings(3, Duration.ofMillis(1), Duration.ofMillis(5));

  private LogUnderTest under;
  private String source = "";
  private Seen seen = new Seen();

  @BeforeAll
  void open() throws Exception {
    under = LogUnderTest.create();
    var access = DatabaseAccess.of(under.database());
    var _ = access.updateAsOwner("create table seen (source text, lane int, n bigint, at serial)");
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
    seen = new Seen();
  }

  /// Attack: records of a topic are sent to a service once more (replay) | inbox of the service,
  /// which applies each number once | when they arrive
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

  /// Attack: records are taken out of the middle of a topic | inbox of the service, which pulls
  /// them from the store of their service first | when the next one arrives
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

  /// Attack: a record is sent with a number that is not its turn, and nobody has those before it |
  /// inbox of the service, which stops the lane | when it arrives
  @Test
  void aHoleThatTheProducerCanNotFillStopsTheLane() throws InterruptedException {
    // Given
    var inbox = inbox(new Recording(0), producerOf(0));

    // When
    var failures = failuresOf(inbox.receive(records(5)));

    // Then
    assertThat(failures).allMatch(failure -> failure.contains("has nothing after 0"));
    assertThat(applied()).isEmpty();
    assertThat(cursor()).isZero();
  }

  @Test
  void aDeliveryIsTriedUntilItSucceedsHoweverOftenItFails() {
    // Given: as often as in an outage of a quarter of an hour with the usual pauses
    var inbox = inbox(new Recording(100), producerOf(0));

    // When
    await(inbox.receive(records(1, 2)));

    // Then
    assertThat(applied()).containsExactly(1L, 2L);
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
  void aLaneThatAnotherProcessHadMeanwhileHasNoHole() {
    // Given: one process begins, another takes over
    var one = inbox(new Recording(0), producerOf(0));
    var other = inbox(new Recording(0), producerOf(0));
    await(one.receive(records(1, 2)));
    await(other.receive(records(3, 4)));

    // When: the lane comes back
    await(one.receive(records(5)));

    // Then: nobody was asked for what is there, and nothing failed
    assertThat(applied()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(seen.gaps).isEmpty();
    assertThat(seen.failures).isEmpty();
    assertThat(await(one.applied())).isEqualTo(Map.of(LANE, 5L));
  }

  @Test
  void whatAnotherProcessAppliedIsNotPulledAgain() {
    // Given: a producer that has nothing to give
    var idle = inbox(new Recording(0), producerOf(0));
    await(idle.receive(records(1)));
    await(inbox(new Recording(0), producerOf(0)).receive(records(2, 3)));

    // When
    await(idle.pullUpTo(LANE, 3));

    // Then
    assertThat(seen.failures).isEmpty();
    assertThat(applied()).containsExactly(1L, 2L, 3L);
  }

  /// Attack: the end of a topic is taken away | inbox of the service, up to the head of the lane at
  /// its source | when it looks for it (`aims.event-store.catch-up`)
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

  /// Attack: a record without a number is sent | inbox of the service, which leaves it out | when
  /// it arrives
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

  @Test
  void lanesThatOnePollBroughtShareATransactionWhenTheEffectWantsIt() {
    // Given
    var effect = new Together();
    var inbox = inbox(effect, producerOf(0));

    // When
    await(inbox.receive(batch(inLane(0, 1, 2, 3), inLane(1, 1), inLane(3, 1, 2))));

    // Then
    assertThat(effect.calls).containsExactly(List.of(0, 1, 3));
    assertThat(cursors()).isEqualTo(Map.of(0, 3L, 1, 1L, 3, 2L));
  }

  @Test
  void aTransactionOfSeveralLanesThatFailsMovesNoneOfTheirCursors() throws InterruptedException {
    // Given: fails more often than the test looks
    var inbox = inbox(new Together(1_000_000), producerOf(0));

    // When
    var failures = failuresOf(inbox.receive(batch(inLane(0, 1, 2), inLane(1, 1))));

    // Then
    assertThat(failures).allMatch(failure -> failure.contains("made to fail"));
    assertThat(applied()).isEmpty();
    assertThat(cursors()).isEqualTo(Map.of(0, 0L, 1, 0L));
  }

  @Test
  void aHoleInOneLaneDoesNotKeepTheOthersOfThePollWaiting() throws InterruptedException {
    // Given: nobody has what is missing in lane 0
    var effect = new Together();
    var inbox = inbox(effect, producerOf(0));

    // When
    var failures = failuresOf(inbox.receive(batch(inLane(0, 5), inLane(1, 1, 2))));

    // Then: applied once, and not looked at again by the retries
    assertThat(failures).allMatch(failure -> failure.contains("has nothing after 0"));
    assertThat(effect.calls).containsExactly(List.of(1));
    assertThat(effect.repeated.get()).isZero();
    assertThat(cursors()).isEqualTo(Map.of(0, 0L, 1, 2L));
  }

  @Test
  void holesInSeveralLanesArePulledAndEachLaneStaysInOrder() {
    // Given
    var inbox = inbox(new Together(), producerOf(20));

    // When
    await(inbox.receive(batch(inLane(0, 1, 4), inLane(2, 3, 4, 6))));

    // Then
    assertThat(appliedIn(0)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(appliedIn(2)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  /// Attack: a record is sent that is larger than any event can be | inbox of the service, which
  /// pulls the genuine one | when it arrives
  @Test
  void aRecordThatNoLogCouldHoldIsNotTakenForTheEventWithItsNumber() {
    // Given
    var inbox = inbox(new Recording(0), producerOf(3));
    var forged = record(LANE, 2, new byte[EventDocument.LIMIT + 1]);

    // When
    await(inbox.receive(batch(List.of(record(LANE, 1, bytes("n1")), forged))));
    await(inbox.receive(records(3)));

    // Then: the genuine one came from its producer
    assertThat(applied()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void twoConsumersWithSeveralLanesApplyEachEventOnce() {
    // Given
    var numbers = LongStream.rangeClosed(1, 40).toArray();
    var records =
        batch(inLane(0, numbers), inLane(1, numbers), inLane(2, numbers), inLane(3, numbers));
    var one = inbox(new Together(), producerOf(40));
    var other = inbox(new Together(), producerOf(40));

    // When
    var _ = await(Uni.join().all(one.receive(records), other.receive(records)).andFailFast());

    // Then
    for (var lane = 0; lane < 4; lane++) {
      assertThat(appliedIn(lane)).isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
    }
  }

  /// Attack: the place up to which a service has applied events of another is {0}, so that events
  /// are passed over, as owner | seal of the place: nothing more is applied in the lane | with the
  /// next event, and within one pass of the comparison
  @ParameterizedTest
  @ValueSource(strings = {"moved forward", "moved forward with the seal of another lane", "put in"})
  void aPlaceThatSomebodyElseHasWrittenStopsTheLane(String how) throws Exception {
    // Given
    var inbox = inbox(new Recording(0), producerOf(9));
    await(inbox.receive(batch(inLane(LANE, 1, 2), inLane(3, 1, 2, 3, 4, 5))));
    var access = DatabaseAccess.of(under.database());
    var lane =
        switch (how) {
          case "put in" -> 0;
          default -> LANE;
        };
    var _ =
        access.updateAsOwner(
            switch (how) {
              case "put in" -> "insert into inbox_cursor (source, lane, seq) values (?, 0, 5)";
              case "moved forward" ->
                  "update inbox_cursor set seq = 5 where source = ? and lane = 2";
              default ->
                  "update inbox_cursor c set seq = o.seq, seal = o.seal from inbox_cursor o"
                      + " where o.source = c.source and o.lane = 3 and c.source = ? and c.lane = 2";
            },
            source);

    // When
    var failures = failuresOf(inbox(new Recording(0), producerOf(9)).receive(inLaneOf(lane, 6)));
    var found = new ArrayList<Difference>();
    var store = new EventStore("/test", under.open(SEALS), 10, 3, Clock.systemUTC());
    var _ = new Comparison(under.pool(), store, List.of(), Lamps.settings()).pass(found::addAll);

    // Then
    assertThat(failures).allMatch(failure -> failure.contains("does not carry the seal"));
    assertThat(appliedIn(lane)).hasSize(lane == LANE ? 2 : 0);
    assertThat(found)
        .filteredOn(each -> each.key().equals(source + "/" + lane))
        .extracting(Difference::what, Difference::table)
        .containsExactly(tuple(What.SEALED, "inbox_cursor"));
  }

  /// Attack: the place up to which a service has applied events of another is {0}, so that they are
  /// delivered again, as owner | nobody; they are applied once more, which an effect has to bear |
  /// –
  @ParameterizedTest
  @ValueSource(strings = {"put back, with the seal that it had", "deleted"})
  void aPlaceThatIsPutBackHasItsEventsDeliveredAgain(String how) throws Exception {
    // Given
    var inbox = inbox(new Recording(0), producerOf(4));
    await(inbox.receive(records(1, 2)));
    var access = DatabaseAccess.of(under.database());
    var before =
        access
            .rows("select encode(seal, 'hex') as seal from inbox_cursor where source = ?", source)
            .getFirst();
    await(inbox.receive(records(3)));
    var _ =
        how.equals("deleted")
            ? access.updateAsOwner("delete from inbox_cursor where source = ?", source)
            : access.updateAsOwner(
                "update inbox_cursor set seq = 2, seal = decode(?, 'hex') where source = ?",
                String.valueOf(before.get("seal")),
                source);

    // When
    await(inbox(new Recording(0), producerOf(4)).receive(records(4)));

    // Then
    assertThat(applied())
        .isEqualTo(
            how.equals("deleted")
                ? List.of(1L, 2L, 3L, 1L, 2L, 3L, 4L)
                : List.of(1L, 2L, 3L, 3L, 4L));
  }

  @Test
  void placesFromBeforeThereWereKeysGetTheirSeals() throws Exception {
    // Given: without the places that other tests have forged
    var _ = DatabaseAccess.of(under.database()).updateAsOwner("delete from inbox_cursor");
    var older =
        new Inbox(
            under.pool(), source, new Recording(0), producerOf(4), QUICK, seen, RowSeals.NONE);
    await(older.receive(records(1, 2)));
    var today = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
    var young = RowSeals.parse(KEY + " 2026-12-08", today);

    // When
    var store = new EventStore("/test", under.open(young), 10, 3, Clock.systemUTC());
    var _ =
        new Comparison(under.pool(), store, List.of(), Lamps.settings())
            .pass(found -> assertThat(found).isEmpty());

    // Then: also for who takes none without
    assertThat(await(inbox(new Recording(0), producerOf(4)).applied())).containsEntry(LANE, 2L);
    await(inbox(new Recording(0), producerOf(4)).receive(records(3)));
    assertThat(applied()).containsExactly(1L, 2L, 3L);
  }

  private static ConsumerRecords<String, byte[]> inLaneOf(int lane, long... numbers) {
    return batch(inLane(lane, numbers));
  }

  private Inbox inbox(InboxEffect effect, LaneSource producer) {
    return new Inbox(under.pool(), source, effect, producer, QUICK, seen, SEALS);
  }

  /// Starts a delivery that can't succeed, and gives up when it has failed several times.
  private List<String> failuresOf(Uni<Void> delivery) throws InterruptedException {
    var running = delivery.subscribe().with(_ -> {}, _ -> {});
    assertThat(seen.enough.await(20, TimeUnit.SECONDS)).isTrue();
    running.cancel();
    return List.copyOf(seen.failures);
  }

  /// The failures that an inbox told.
  private static final class Seen implements InboxObserver {
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<Long> gaps = new CopyOnWriteArrayList<>();
    private final CountDownLatch enough = new CountDownLatch(6);

    @Override
    public void failed(String name, Throwable failure) {
      failures.add(String.valueOf(failure.getMessage()));
      enough.countDown();
    }

    @Override
    public void applied(String name, int lane, long seq, int events) {}

    @Override
    public void repeated(String name, int lane, int events) {}

    @Override
    public void gap(String name, int lane, long expected, long found) {
      gaps.add(expected);
    }

    @Override
    public void unnumbered(String name, int partition, long offset) {}

    @Override
    public void oversized(String name, int partition, long offset, int bytes) {}

    @Override
    public void refused(String name, int lane, long seq, String command, String reason) {}
  }

  private List<Long> appliedIn(int lane) {
    return numbers("select n from seen where source = ? and lane = " + lane + " order by at");
  }

  private List<Long> applied() {
    return numbers("select n from seen where source = ? order by at");
  }

  private Map<Integer, Long> cursors() {
    return DatabaseAccess.of(under.database())
        .rows("select lane, seq from inbox_cursor where source = ?", source)
        .stream()
        .collect(
            Collectors.toMap(
                row -> ((Number) Objects.requireNonNull(row.get("lane"))).intValue(),
                row -> ((Number) Objects.requireNonNull(row.get("seq"))).longValue()));
  }

  private List<Long> numbers(String sql) {
    return DatabaseAccess.of(under.database()).rows(sql, source).stream()
        .map(row -> ((Number) Objects.requireNonNull(row.get("n"))).longValue())
        .toList();
  }

  private long cursor() {
    return DatabaseAccess.of(under.database())
        .number("select seq from inbox_cursor where source = ? and lane = " + LANE, source);
  }

  private static ConsumerRecords<String, byte[]> records(long... numbers) {
    return batch(inLane(LANE, numbers));
  }

  private static List<ConsumerRecord<String, byte[]>> inLane(int lane, long... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(number -> record(lane, number, bytes("n" + number)))
        .toList();
  }

  private static ConsumerRecord<String, byte[]> record(int lane, long number, byte[] value) {
    var record = new ConsumerRecord<>("t", lane, number, "key", value);
    var _ = record.headers().add(Inbox.LANE_HEADER, ascii(lane));
    var _ = record.headers().add(Inbox.SEQ_HEADER, ascii(number));
    return record;
  }

  /// What one poll brings: the records of each lane.
  @SafeVarargs
  private static ConsumerRecords<String, byte[]> batch(
      List<ConsumerRecord<String, byte[]>>... lanes) {
    var partitions = new HashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
    for (var lane : lanes) {
      partitions.put(new TopicPartition("t", lane.getFirst().partition()), lane);
    }
    return new ConsumerRecords<>(partitions, Map.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
      public Uni<LaneDigest> digest(int lane, long after, long upTo) {
        return Uni.createFrom().failure(new UnsupportedOperationException("inboxes don't ask"));
      }

      @Override
      public Uni<List<Long>> heads() {
        return Uni.createFrom().item(List.of(0L, 0L, head, 0L));
      }
    };
  }

  /// The same for all lanes of a poll in one transaction.
  private static final class Together extends Recording {
    Together() {
      this(0);
    }

    Together(int failures) {
      super(failures);
    }

    @Override
    public List<List<LaneRun>> transactions(List<LaneRun> runs) {
      return List.of(runs);
    }
  }

  /// Writes the numbers, and fails after writing the first few times.
  private static class Recording implements InboxEffect {
    final List<List<Integer>> calls = new CopyOnWriteArrayList<>();
    final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger failures;

    Recording(int failures) {
      this.failures = new AtomicInteger(failures);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<LaneRun> runs) {
      calls.add(runs.stream().map(LaneRun::lane).toList());
      var tuples =
          runs.stream()
              .flatMap(run -> run.events().stream())
              .map(event -> Tuple.of(event.source(), event.lane(), event.laneSeq()))
              .toList();
      return tx.preparedQuery("insert into seen (source, lane, n) values ($1, $2, $3)")
          .executeBatch(tuples)
          .replaceWithVoid()
          .invoke(
              () -> {
                if (failures.getAndDecrement() > 0) {
                  throw new IllegalStateException("made to fail");
                }
              });
    }

    @Override
    public Uni<Void> repeated(Pool pool, String source, int lane, List<ReceivedEvent> events) {
      repeated.addAndGet(events.size());
      return Uni.createFrom().voidItem();
    }
  }
}
