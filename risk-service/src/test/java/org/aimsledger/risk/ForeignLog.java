package org.aimsledger.risk;

import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.testkit.backing.BackingServices;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// The log of a foreign service under a test's control: what is appended can be sent to its topic
/// once, twice or never.
final class ForeignLog implements AutoCloseable {
  private final String source;
  private final String address;
  private final KafkaProducer<String, byte[]> kafka;

  ForeignLog(String source) {
    this.source = source;
    this.address = ConfigProvider.getConfig().getValue("aims.producers." + source, String.class);
    this.kafka =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, BackingServices.kafkaServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /// An event in its place, as the producer stored it.
  record Entry(UUID id, int lane, long seq, String stream, String document) {}

  /// Stores an event; nothing is sent.
  Entry append(String category, UUID aggregate, Object event) {
    var stream = new StreamId(category, aggregate);
    var lane = stream.lane(4);
    var id = UUID.randomUUID();
    var document =
        EventDocument.write(
            new EventDocument.Envelope(
                id,
                "/" + source,
                WireNames.of(event.getClass()),
                stream,
                1,
                OffsetDateTime.now(ZoneOffset.UTC),
                "u-foreign",
                "correlation-" + id,
                null,
                null),
            event);
    var seq =
        Long.parseLong(
            RestAssured.given()
                .baseUri(address)
                .contentType("application/octet-stream")
                .body(document)
                .post("/append/" + lane)
                .asString());
    return new Entry(
        id, lane, seq, stream.toString(), new String(document, StandardCharsets.UTF_8));
  }

  /// Sends an event to the topic as the relay does.
  void send(Entry entry) {
    var sent = record(entry.lane(), entry.stream(), entry.document());
    sent.headers()
        .add("lane", text(entry.lane()))
        .add("lane-seq", text(entry.seq()))
        .add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.US_ASCII));
    deliver(sent);
  }

  /// Sends bytes that no relay wrote.
  void sendRubbish(int lane) {
    deliver(record(lane, "nobody", "rubbish"));
  }

  private ProducerRecord<String, byte[]> record(int lane, String key, String value) {
    return new ProducerRecord<>(
        "aims." + source + ".v1", lane, key, value.getBytes(StandardCharsets.UTF_8));
  }

  private void deliver(ProducerRecord<String, byte[]> sent) {
    try {
      var _ = kafka.send(sent).get(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    kafka.close();
  }
}
