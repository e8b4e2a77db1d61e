package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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
      new RelaySettings(7, Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMillis(50));

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
        () -> made.getAndIncrement() < 2 ? new BreakingProducer(producer(), 3) : producer();

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

  private Relay relay(Supplier<Producer<byte[], byte[]>> producers) {
    return new Relay(under.pool(), log, topic, producers, QUICK, RelayObserver.NONE);
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
