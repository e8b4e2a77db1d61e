package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.relay.Relay;
import org.aimsledger.eventstore.relay.RelayObserver;
import org.aimsledger.eventstore.relay.RelaySettings;
import org.aimsledger.eventstore.relay.TopicMemory;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.StoredEvent;
import org.aimsledger.testkit.backing.BackingServices;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a topic tells of a log that was put back.
class TopicMemoryTest {
  private static final RelaySettings QUICK =
      new RelaySettings(
          7,
          1_000_000,
          Duration.ofMillis(5),
          Duration.ofMillis(200),
          Duration.ofMillis(200),
          Duration.ofSeconds(10),
          Duration.ofMillis(50));

  private final String topic = "memory-" + UUID.randomUUID();
  private LogUnderTest under;
  private LogUnderTest older;
  private EventLog log;

  @BeforeEach
  void sendAll() throws Exception {
    under = LogUnderTest.create();
    older = LogUnderTest.create();
    log = under.open();
    try (var admin = admin()) {
      var _ =
          admin
              .createTopics(List.of(new NewTopic(topic, LogUnderTest.LANES, (short) 1)))
              .all()
              .get();
    }
    var runner =
        new EventStore("/test", log, 10, 3, Clock.systemUTC()).runner(NamedThing.aggregate());
    for (var i = 0; i < 40; i++) {
      var _ =
          await(
              runner.run(
                  UUID.randomUUID(),
                  "name " + i,
                  new CommandContext("ann", "c", null, null, null, null)));
    }
    try (var relay =
        new Relay(
            under.pool(),
            log,
            topic,
            TopicMemoryTest::producer,
            TopicMemoryTest::admin,
            QUICK,
            RelayObserver.NONE)) {
      relay.start();
      var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!sent(relay)) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.sleep(20);
      }
    }
  }

  private boolean sent(Relay relay) {
    var heads = await(log.committedHeads());
    for (var lane = 0; lane < heads.length; lane++) {
      if (relay.cursor(lane) < heads[lane]) {
        return false;
      }
    }
    return true;
  }

  @AfterEach
  void close() {
    under.close();
    older.close();
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaServers()));
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", BackingServices.kafkaServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            BackingServices.kafkaServers(),
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "none"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private TopicMemory memory(LogUnderTest of, String name) {
    return new TopicMemory(
        of.pool(),
        name,
        LogUnderTest.LANES,
        TopicMemoryTest::consumer,
        TopicMemoryTest::admin,
        QUICK);
  }

  @Test
  void ofALogThatWasNotPutBackItHasSeenAsMuch() throws Exception {
    try (var memory = memory(under, topic)) {
      assertThat(memory.heads()).contains(await(log.committedHeads()));
    }
  }

  @Test
  void ofAnOlderLogItHasSeenMoreAndGivesItBackPageByPage() throws Exception {
    try (var memory = memory(older, topic)) {
      // When
      var heads = memory.heads();

      // Then
      assertThat(heads).contains(await(log.committedHeads()));
      for (var lane = 0; lane < LogUnderTest.LANES; lane++) {
        var found = new ArrayList<byte[]>();
        for (var page = memory.read(lane, 0, 3);
            !page.isEmpty();
            page = memory.read(lane, found.size(), 3)) {
          found.addAll(page);
        }
        var stored =
            await(log.readLane(lane, 0, 1_000)).stream().map(StoredEvent::document).toList();
        assertThat(found).usingElementComparator(Arrays::compare).isEqualTo(stored);
      }
    }
  }

  @Test
  void aTopicThatIsNotThereKnowsNothingOfALogThatHasSent() throws Exception {
    try (var lost = memory(under, "none-" + topic);
        var fresh = memory(older, "none-" + topic)) {
      assertThat(lost.heads()).isEmpty();
      assertThat(fresh.heads()).contains(new long[LogUnderTest.LANES]);
    }
  }
}
