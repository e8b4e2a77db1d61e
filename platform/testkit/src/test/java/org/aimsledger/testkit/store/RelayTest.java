package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.relay.Relay;
import org.aimsledger.eventstore.relay.RelayObserver;
import org.aimsledger.eventstore.relay.RelaySettings;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.AppendResult;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final RelaySettings QUICK =
      new RelaySettings(
          7, 1_000_000, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMillis(50));

  private LogUnderTest under;
  private EventLog log;
  private String topic = "";

  @BeforeEach
  void open() throws Exception {
    under = LogUnderTest.create();
    log = under.open();
    topic = "relay-" + UUID.randomUUID();
    try (var admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaServers()))) {
      var _ =
          admin
              .createTopics(List.of(new NewTopic(topic, LogUnderTest.LANES, (short) 1)))
              .all()
              .get();
    }
  }

  @AfterEach
  void close() {
    under.close();
  }

  @Test
  void everyEventArrivesInItsLaneInOrderByteForByte() {
    // Given
    append(60);

    // When
    List<ConsumerRecord<String, byte[]>> records;
    try (var relay = relay(RelayTest::producer)) {
      relay.start();
      records = consume(60);
    }

    // Then
    assertThat(records).hasSize(60);
    assertInOrder(records);
  }

  @Test
  void afterAFailedSendTheRelayGoesBackAndNothingIsLost() {
    // Given: the first two producers break after three sends each
    append(60);
    var made = new AtomicInteger();
    Supplier<Producer<byte[], byte[]>> breaking =
        () -> made.getAndIncrement() < 2 ? BreakingProducer.after(3, producer()) : producer();

    // When
    List<ConsumerRecord<String, byte[]>> records;
    try (var relay = relay(breaking)) {
      relay.start();
      records = consume(60);
    }

    // Then
    assertThat(made.get()).isGreaterThanOrEqualTo(3);
    assertThat(distinct(records)).hasSize(60);
  }

  @Test
  void ofTwoRelaysOneIsActiveAndTheOtherTakesOver() {
    // Given
    append(20);
    var first = relay(RelayTest::producer);
    first.start();
    assertThat(consume(20)).hasSize(20);
    var second = relay(RelayTest::producer);
    second.start();

    // When
    first.close();
    append(20);
    var records = consume(40);
    second.close();

    // Then
    assertThat(records).hasSize(40);
    assertInOrder(records);
  }

  @Test
  void aLaneThatFailsNeitherHoldsUpNorDisturbsTheOthers() {
    // Given: the first producer can't send to lane 1
    append(60);
    var made = new AtomicInteger();
    Supplier<Producer<byte[], byte[]>> breaking =
        () -> made.getAndIncrement() == 0 ? BreakingProducer.inLane(1, producer()) : producer();
    var seen = new Seen();

    // When
    List<ConsumerRecord<String, byte[]>> records;
    try (var relay = relay(breaking, seen)) {
      relay.start();
      records = consume(60);
    }

    // Then: the others have moved before the failure, and nothing came twice
    assertThat(seen.events.subList(0, 4)).containsExactly("sent 0", "sent 2", "sent 3", "failed");
    assertThat(records).hasSize(60);
    assertInOrder(records);
  }

  @Test
  void aRelayThatWakesUpAfterItsSuccessorTookOverMovesNoCursor() throws Exception {
    // Given: the first relay has sent and stands still before it knows the answer
    append(20);
    var thaw = new CountDownLatch(1);
    var frozen = BreakingProducer.frozen(thaw, producer());
    var made = new AtomicInteger();
    var seen = new Seen();
    var zombie = relay(() -> made.getAndIncrement() == 0 ? frozen : producer(), seen);
    zombie.start();
    frozen.awaitFrozen();
    // Its connection is lost meanwhile, so that its locks are free.
    endConnectionsWithLocks();
    try (var successor = relay(RelayTest::producer)) {
      successor.start();
      var _ = consume(20);
      append(30);
      var _ = consume(50);
      awaitCursorsAtHeads();
      var before = cursors();

      // When
      thaw.countDown();
      waitUntil(() -> seen.events.contains("failed"));

      // Then
      assertThat(cursors()).isEqualTo(before);
      assertThat(seen.events).doesNotContain("sent 0", "sent 1", "sent 2", "sent 3");
    } finally {
      zombie.close();
    }
    assertThat(distinct(consume(50))).hasSize(50);
  }

  @Test
  void documentsThatAreLargeTogetherAreSentInSeveralRounds() {
    // Given: no two of them fit into one round
    append(40);
    var narrow =
        new RelaySettings(
            500, 1, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMillis(50));

    // When
    List<ConsumerRecord<String, byte[]>> records;
    try (var relay =
        new Relay(under.pool(), log, topic, RelayTest::producer, narrow, RelayObserver.NONE)) {
      relay.start();
      records = consume(40);
    }

    // Then
    assertThat(records).hasSize(40);
    assertInOrder(records);
  }

  /// What the relay told, in order.
  private static final class Seen implements RelayObserver {
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void sent(int lane, long seq, int count) {
      events.add("sent " + lane);
    }

    @Override
    public void failed(Throwable failure) {
      events.add("failed");
    }
  }

  private void endConnectionsWithLocks() throws SQLException {
    try (var connection = under.database().connectAsUser();
        var statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid, 5000) from (select distinct pid from pg_locks"
              + " where locktype = 'advisory' and database ="
              + " (select oid from pg_database where datname = current_database())) as holders");
    }
  }

  private static void waitUntil(BooleanSupplier reached) throws InterruptedException {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  private void awaitCursorsAtHeads() throws InterruptedException {
    waitUntil(() -> Arrays.equals(cursors(), await(log.committedHeads())));
  }

  private long[] cursors() {
    return DatabaseAccess.of(under.database())
        .rows("select seq from relay_cursor order by lane")
        .stream()
        .mapToLong(row -> ((Number) Objects.requireNonNull(row.get("seq"))).longValue())
        .toArray();
  }

  private Relay relay(Supplier<Producer<byte[], byte[]>> producers) {
    return relay(producers, RelayObserver.NONE);
  }

  private Relay relay(Supplier<Producer<byte[], byte[]>> producers, RelayObserver observer) {
    return new Relay(under.pool(), log, topic, producers, QUICK, observer);
  }

  private static Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            BackingServices.kafkaServers(),
            "acks",
            "all",
            "enable.idempotence",
            true),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void append(int count) {
    var work = new ArrayList<Uni<AppendResult>>();
    for (var i = 0; i < count; i++) {
      var id = EventIds.next(i);
      var event =
          new NewEvent(
              id,
              "org.example.lamp-lit.v1",
              OffsetDateTime.parse("2026-11-22T12:00:00Z"),
              id.toString().getBytes(StandardCharsets.UTF_8));
      work.add(
          log.append(
              new Append(
                  new StreamId("lamp", UUID.randomUUID()), 0, List.of(event), null, List.of())));
    }
    var _ = await(Uni.join().all(work).andFailFast());
  }

  private List<ConsumerRecord<String, byte[]>> consume(int atLeast) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    var partitions = new ArrayList<TopicPartition>();
    for (var lane = 0; lane < LogUnderTest.LANES; lane++) {
      partitions.add(new TopicPartition(topic, lane));
    }
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                BackingServices.kafkaServers(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (distinct(records).size() < atLeast && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static List<String> distinct(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().map(r -> r.partition() + "/" + seq(r)).distinct().toList();
  }

  private static long seq(ConsumerRecord<String, byte[]> record) {
    return Long.parseLong(
        new String(record.headers().lastHeader(Inbox.SEQ_HEADER).value(), StandardCharsets.UTF_8));
  }

  private void assertInOrder(List<ConsumerRecord<String, byte[]>> records) {
    for (var lane = 0; lane < LogUnderTest.LANES; lane++) {
      var number = lane;
      var inLane = records.stream().filter(r -> r.partition() == number).toList();
      var stored = await(log.readLane(lane, 0, 1_000));
      assertThat(inLane).hasSameSizeAs(stored);
      for (var i = 0; i < stored.size(); i++) {
        assertThat(seq(inLane.get(i))).isEqualTo(i + 1L);
        assertThat(inLane.get(i).value()).isEqualTo(stored.get(i).document());
        assertThat(inLane.get(i).key()).isEqualTo(stored.get(i).stream());
      }
    }
  }
}
