package org.aimsledger.audit.stage;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// Lets other services record events, with the next numbers of their lanes.
public final class Stage {
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Map<String, Long> LAST = new ConcurrentHashMap<>();

  private Stage() {}

  /// An event with its number.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Sent(String service, int lane, long laneSeq, byte[] document) {}

  /// Takes the next number of the lane; nothing is sent.
  public static Sent next(String service, int lane, byte[] document) {
    return new Sent(service, lane, nextNumber(service, lane), document);
  }

  /// Sends records to the topic as the relay would.
  public static void send(Sent... records) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", BackingServices.kafkaServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (var sent : records) {
        var message =
            new ProducerRecord<>(
                "aims." + sent.service() + ".v1", sent.lane(), "key", sent.document());
        message.headers().add("lane", ascii(sent.lane()));
        message.headers().add("lane-seq", ascii(sent.laneSeq()));
        var _ = producer.send(message).get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Sends events in lane 0 and waits until they are in the trail.
  ///
  /// @return their indexes
  public static List<Long> record(Happening... happenings) {
    var sent = new ArrayList<Sent>();
    for (var happening : happenings) {
      sent.add(next(happening.service(), 0, happening.document()));
    }
    // One after the other, so that the order across services is the order of this list.
    return sent.stream()
        .map(
            one -> {
              send(one);
              return index(one);
            })
        .toList();
  }

  /// Waits until the event is in the trail.
  public static long index(Sent sent) {
    // Asked at once: of many that were sent most are there when the first one is.
    var rows =
        await()
            .atMost(LIMIT)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(20))
            .until(
                () ->
                    DatabaseAccess.ofService()
                        .rows(
                            "select idx from trail_entry where source = ? and lane = ? and lane_seq"
                                + " = ?",
                            "/" + sent.service(),
                            (short) sent.lane(),
                            sent.laneSeq()),
                found -> !found.isEmpty());
    return rows.getFirst().get("idx") instanceof Long index ? index : -1;
  }

  /// Waits until a checkpoint covers the entry.
  public static void covered(long index) {
    await()
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                DatabaseAccess.ofService()
                        .number("select count(*) from trail_checkpoint where size > ?", index)
                    > 0);
  }

  /// Puts an event into the log of its service, where it can be pulled from.
  public static void keep(Sent sent) {
    var address =
        ConfigProvider.getConfig().getValue("aims.producers." + sent.service(), String.class);
    RestAssured.given()
        .baseUri(address)
        .body(sent.document())
        .put("/documents/" + sent.lane() + "/" + sent.laneSeq())
        .then()
        .statusCode(200);
  }

  private static synchronized long nextNumber(String service, int lane) {
    return LAST.merge(service + "/" + lane, lastKnown(service, lane) + 1, (last, _) -> last + 1);
  }

  private static long lastKnown(String service, int lane) {
    return DatabaseAccess.ofService()
        .number(
            "select coalesce(max(seq), 0) from inbox_cursor where source = ? and lane = ?",
            service,
            (short) lane);
  }

  private static byte[] ascii(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
