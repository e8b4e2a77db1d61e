package org.aimsledger.inventory.wholelife;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Another service, as far as the inventory hears of it: its events on its real topic, with dense
/// numbers in one lane and the versions of its streams.
final class OtherService {
  private static final int LANE = 0;

  private final String name;
  private final Map<StreamId, Long> versions = new HashMap<>();

  OtherService(String name) {
    this.name = name;
  }

  /// Publishes an event, and waits until it was taken in.
  void publishes(String category, UUID id, Record event) throws InterruptedException {
    var number = taken() + 1;
    var stream = new StreamId(category, id);
    var version = versions.merge(stream, 1L, Long::sum);
    var envelope =
        new EventDocument.Envelope(
            UUID.randomUUID(),
            "/" + name,
            WireNames.of(event.getClass()),
            stream,
            version,
            OffsetDateTime.now(ZoneOffset.UTC),
            "rita",
            "c-" + id,
            null,
            null);
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BackingServices.kafkaServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var message =
          new ProducerRecord<byte[], byte[]>(
              "aims." + name + ".v1", 0, null, EventDocument.write(envelope, event));
      message.headers().add("lane", bytes(LANE));
      message.headers().add("lane-seq", bytes(number));
      var _ = producer.send(message);
      producer.flush();
    }
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (taken() < number) {
      assertThat(Instant.now()).as("taken in: %s", event).isBefore(end);
      Thread.sleep(20);
    }
  }

  private long taken() {
    return DatabaseAccess.ofService()
        .number(
            "select coalesce(max(seq), 0) from inbox_cursor where source = ? and lane = ?",
            name,
            LANE);
  }

  private static byte[] bytes(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
