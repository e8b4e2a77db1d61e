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
import java.util.Set;
import java.util.UUID;
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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final RelaySettings QUICK =
      new RelaySettings(
          7,
          1_000_000,
          Duration.ofMillis(5),
          Duration.ofMillis(200),
          Duration.ofMillis(200),
          Duration.ofSeconds(10),
          Duration.ofMillis(50));

  private LogUnderTest under;
  private EventLog log;
  private String topic = "";

  @BeforeEach
  void open() throws Exception {
    under = LogUnderTest.create();
    log = under.open();
    topic = "relay-" + UUID.randomUUID();
    createTopic();
  }

  private void createTopic() throws Exception {
    try (var admin = admin()) {
      var _ =
          admin
              .createTopics(List.of(new NewTopic(topic, LogUnderTest.LANES, (short) 1)))
              .all()
              .get();
    }
  }

  /// As after a wipe of the broker: the same name, and nothing in it.
  private void recreateTopic() throws Exception {
    deleteTopic();
    createTopic();
  }

  private void deleteTopic() throws Exception {
    try (var admin = admin()) {
      var _ = admin.deleteTopics(List.of(topic)).all().get();
      waitUntil(() -> !topics(admin).contains(topic));
    }
  }

  private static Set<String> topics(Admin admin) {
    return admin.listTopics().names().toCompletionStage().toCompletableFuture().join();
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
  void theFirstEventAfterARestIsSentAtOnceAndTheNextWaitForCompany() throws Exception {
    // Given
    var sent = new Seen();
    try (var relay = relay(RelayTest::producer, RelayTest::admin, spaced(500, 1_000_000), sent)) {
      relay.start();
      append(1);
      var _ = consume(1);
      waitUntil(() -> sent.events.size() == 1);

      // When
      append(3);
      Thread.sleep(Duration.ofMillis(300));

      // Then
      assertThat(sent.events).hasSize(1);
    }
  }

  @Test
  void whatAFullRoundLeavesBehindDoesNotWait() {
    // Given: one round takes seven events of a lane
    append(60);

    // When
    List<ConsumerRecord<String, byte[]>> records;
    try (var relay =
        relay(RelayTest::producer, RelayTest::admin, spaced(7, 1_000_000), RelayObserver.NONE)) {
      relay.start();
      records = consume(60);
    }

    // Then
    assertThat(records).hasSize(60);
    assertInOrder(records);
  }

  /// A spacing that no test waits for.
  private static RelaySettings spaced(int batch, long bytes) {
    return new RelaySettings(
        batch,
        bytes,
        Duration.ofHours(1),
        Duration.ofMillis(200),
        Duration.ofMillis(200),
        Duration.ofSeconds(10),
        Duration.ofMillis(50));
  }

  @Test
  void documentsThatAreLargeTogetherAreSentInSeveralRounds() {
    // Given: no two of them fit into one round
    append(40);
    var narrow = spaced(500, 1);

    // When
    List<ConsumerRecord<String, byte[]>> records;
    try (var relay = relay(RelayTest::producer, RelayTest::admin, narrow, RelayObserver.NONE)) {
      relay.start();
      records = consume(40);
    }

    // Then
    assertThat(records).hasSize(40);
    assertInOrder(records);
  }

  /// Attack: a topic is deleted and made anew | relay, which sends it again | when it starts
  @Test
  void aBrokerThatLostItsTopicIsFilledAgainFromTheLog() throws Exception {
    // Given: everything was acknowledged, and the topic is lost while no relay runs
    append(60);
    try (var relay = relay(RelayTest::producer)) {
      relay.start();
      awaitCursorsAtHeads();
    }
    recreateTopic();
    var seen = new Seen();

    // When
    List<ConsumerRecord<String, byte[]>> records;
    try (var relay = relay(RelayTest::producer, seen)) {
      relay.start();
      records = consume(60);
    }

    // Then
    assertThat(records).hasSize(60);
    assertInOrder(records);
    assertThat(seen.events.subList(0, 4))
        .containsExactlyInAnyOrder(Seen.lost(0), Seen.lost(1), Seen.lost(2), Seen.lost(3));
  }

  @Test
  void aTopicThatIsMadeAnewWhileTheRelayRestsIsFilledAgain() throws Exception {
    // Given
    append(60);
    var seen = new Seen();
    try (var relay = relay(RelayTest::producer, seen)) {
      relay.start();
      awaitCursorsAtHeads();

      // When: nothing new comes that would show it
      recreateTopic();
      var records = consume(60);

      // Then
      assertThat(distinct(records)).hasSize(60);
      assertThat(seen.events).contains(Seen.lost(0), Seen.lost(1), Seen.lost(2), Seen.lost(3));
    }
  }

  @Test
  void anAnswerFromTheBeginningOfALaneShowsThatTheLaneIsLost() throws Exception {
    // Given: a relay that looks only at its start
    append(60);
    var rarely =
        new RelaySettings(
            7,
            1_000_000,
            Duration.ofMillis(5),
            Duration.ofMillis(200),
            Duration.ofHours(1),
            Duration.ofSeconds(10),
            Duration.ofMillis(50));
    try (var relay = relay(RelayTest::producer, RelayTest::admin, rarely, RelayObserver.NONE)) {
      relay.start();
      awaitCursorsAtHeads();
      recreateTopic();

      // When
      append(40);
      var records = consume(100);

      // Then
      assertThat(distinct(records)).hasSize(100);
    }
  }

  /// Attack: a topic is made anew, filled by others | relay, which sends it anew | at its start
  @Test
  void aTopicThatWasFilledByAStrangerSinceItWasMadeAnewIsFilledAgain() throws Exception {
    // Given: as long as before, but with what a relay sent that didn't know better
    append(60);
    try (var relay = relay(RelayTest::producer)) {
      relay.start();
      awaitCursorsAtHeads();
    }
    recreateTopic();
    try (var producer = producer()) {
      for (var i = 0; i < 60 * LogUnderTest.LANES; i++) {
        var headers = List.<Header>of(new RecordHeader(Inbox.SEQ_HEADER, ascii("60")));
        var _ =
            producer
                .send(
                    new ProducerRecord<>(
                        topic, i % LogUnderTest.LANES, ascii("key"), ascii("tail"), headers))
                .get();
      }
    }

    // When
    List<Long> firsts;
    try (var relay = relay(RelayTest::producer)) {
      relay.start();
      firsts = consume(60).stream().map(RelayTest::seq).toList();
    }

    // Then
    assertThat(firsts).filteredOn(seq -> seq == 1).hasSize(LogUnderTest.LANES);
  }

  @Test
  void aTopicFromWhichTheEndIsGoneIsFilledAgain() throws Exception {
    // Given: the database remembers more records than the partition has, as after the leader's disk
    // was lost and an older copy took over
    append(60);
    try (var relay = relay(RelayTest::producer)) {
      relay.start();
      awaitCursorsAtHeads();
    }
    execute("update relay_cursor set sent = sent + 1 where lane = 2");
    var inLane = cursors()[2];
    var seen = new Seen();

    // When
    List<ConsumerRecord<String, byte[]>> records;
    try (var relay = relay(RelayTest::producer, seen)) {
      relay.start();
      waitUntil(() -> seen.events.contains(Seen.lost(2)));
      awaitCursorsAtHeads();
      records = consume(60);
    }

    // Then: the lane is there twice, the others once
    assertThat(records).hasSize(60 + (int) inLane);
    assertThat(seen.events).doesNotContain(Seen.lost(0), Seen.lost(1), Seen.lost(3));
  }

  @Test
  void aTopicThatLostNothingIsNotSentAgain() throws Exception {
    // Given
    append(60);
    try (var relay = relay(RelayTest::producer)) {
      relay.start();
      awaitCursorsAtHeads();
    }
    var looks = new AtomicInteger();

    // When: another relay takes over, looks several times and goes on
    List<ConsumerRecord<String, byte[]>> records;
    try (var relay =
        relay(
            RelayTest::producer,
            () -> new CountingAdmin(BackingServices.kafkaServers(), looks),
            QUICK,
            RelayObserver.NONE)) {
      relay.start();
      waitUntil(() -> looks.get() > 3);
      append(20);
      awaitCursorsAtHeads();
      records = consume(80);
    }

    // Then
    assertThat(records).hasSize(80);
    assertInOrder(records);
  }

  @Test
  void aRelayWithNothingToSendWaitsForATopicThatIsMissing() throws Exception {
    // Given
    append(20);
    var looks = new AtomicInteger();
    var seen = new Seen();
    try (var relay =
        relay(
            RelayTest::producer,
            () -> new CountingAdmin(BackingServices.kafkaServers(), looks),
            QUICK,
            seen)) {
      relay.start();
      awaitCursorsAtHeads();
      deleteTopic();
      var before = looks.get();
      waitUntil(() -> looks.get() > before + 3);

      // When
      createTopic();
      var records = consume(20);

      // Then
      assertThat(records).hasSize(20);
      assertThat(seen.events).doesNotContain("failed");
    }
  }

  @Test
  void aRelayThatWakesUpAfterItsSuccessorFilledTheTopicAgainSetsNoCursorBack() throws Exception {
    // Given: the first relay has sent and stands still before it knows the answer
    append(60);
    try (var relay = relay(RelayTest::producer)) {
      relay.start();
      awaitCursorsAtHeads();
    }
    append(20);
    var thaw = new CountDownLatch(1);
    var frozen = BreakingProducer.frozen(thaw, producer());
    var made = new AtomicInteger();
    var seen = new Seen();
    var zombie = relay(() -> made.getAndIncrement() == 0 ? frozen : producer(), seen);
    zombie.start();
    frozen.awaitFrozen();
    endConnectionsWithLocks();
    recreateTopic();
    try (var successor = relay(RelayTest::producer)) {
      successor.start();
      assertThat(distinct(consume(80))).hasSize(80);
      awaitCursorsAtHeads();
      var before = cursors();

      // When
      thaw.countDown();
      waitUntil(() -> seen.events.contains("failed"));

      // Then
      assertThat(cursors()).isEqualTo(before);
      assertThat(seen.events)
          .doesNotContain(Seen.lost(0), Seen.lost(1), Seen.lost(2), Seen.lost(3));
    } finally {
      zombie.close();
    }
  }

  private void endConnectionsWithLocks() throws SQLException {
    execute(
        "select pg_terminate_backend(pid, 5000) from (select distinct pid from pg_locks"
            + " where locktype = 'advisory' and database ="
            + " (select oid from pg_database where datname = current_database())) as holders");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = under.database().connectAsUser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
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
    return relay(producers, RelayTest::admin, QUICK, observer);
  }

  private Relay relay(
      Supplier<Producer<byte[], byte[]>> producers,
      Supplier<Admin> admins,
      RelaySettings settings,
      RelayObserver observer) {
    return new Relay(under.pool(), log, topic, producers, admins, settings, observer);
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaServers()));
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

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
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
