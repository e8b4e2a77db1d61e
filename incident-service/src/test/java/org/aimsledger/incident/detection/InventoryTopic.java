package org.aimsledger.incident.detection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// The topic of inventory-service, written as its relay does.
final class InventoryTopic implements AutoCloseable {
  static final int LANES = 4;

  private final long[] next = new long[LANES];
  private final List<Future<?>> sent = new ArrayList<>();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", BackingServices.kafkaServers(), "acks", "all"),
          new StringSerializer(),
          new ByteArraySerializer());

  InventoryTopic() {
    for (var lane = 0; lane < LANES; lane++) {
      next[lane] =
          DatabaseAccess.ofService()
                  .number(
                      "select coalesce(max(seq), 0) from inbox_cursor"
                          + " where source like 'inventory%' and lane = ?",
                      lane)
              + 1;
    }
  }

  /// The number that the next event of a lane gets.
  long next(int lane) {
    return next[lane];
  }

  /// Sends what one report consists of, in one lane.
  ///
  /// @param times how often the relay delivers it
  void send(int lane, Instant recordedAt, int times, AiSystemReportEvent... events) {
    var first = next[lane];
    for (var time = 0; time < times; time++) {
      next[lane] = first;
      for (var event : events) {
        send(lane, recordedAt, event);
      }
    }
  }

  private void send(int lane, Instant recordedAt, AiSystemReportEvent event) {
    var seq = next[lane]++;
    var stream = new StreamId("ai-system-report", event.report());
    var document =
        EventDocument.write(
            new EventDocument.Envelope(
                new UUID(lane, seq),
                "/inventory",
                DetectionEventTypes.TYPES.nameOf(event),
                stream,
                1,
                recordedAt.atOffset(ZoneOffset.UTC),
                "clinic",
                "the-report",
                null,
                null),
            event);
    var message = new ProducerRecord<>("aims.inventory.v1", lane, stream.toString(), document);
    message.headers().add("lane", Integer.toString(lane).getBytes(StandardCharsets.US_ASCII));
    message.headers().add("lane-seq", Long.toString(seq).getBytes(StandardCharsets.US_ASCII));
    sent.add(producer.send(message));
  }

  /// Waits until everything was taken in, by both inboxes.
  void awaitTakenIn() {
    try {
      for (var one : sent) {
        var _ = one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    sent.clear();
    for (var lane = 0; lane < LANES; lane++) {
      var last = next[lane] - 1;
      var number = lane;
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(50))
          .until(
              () ->
                  DatabaseAccess.ofService()
                          .number(
                              "select coalesce(max(seq), 0) from inbox_cursor"
                                  + " where source = 'inventory/detection' and lane = ?",
                              number)
                      >= last);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
