package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aimsledger.eventstore.core.LaneDigest;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.InboxObserver;
import org.aimsledger.eventstore.inbox.InboxSettings;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.LaneSource;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.LaneChains;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An event that an old build stored: the bytes stay as they are, and everybody reads them as the
/// event of today.
@QuarkusTest
class OldVersionsTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final int LANE = 0;

  @Inject EventStore store;
  @Inject Pool pool;

  private final UUID note = UUID.randomUUID();
  private final String source = "notes-" + note;
  private final List<NoteEvent> seen = new CopyOnWriteArrayList<>();

  private byte[] document(String type, String data) {
    return """
    {"specversion":"1.0","id":"%s","source":"/demo","type":"%s","subject":"note/%s",\
    "time":"2026-01-02T12:00:00Z","datacontenttype":"application/json","streamversion":1,\
    "actor":"bob","correlationid":"c","data":{"note":"%s",%s,"at":"2026-01-02T12:00:00Z"}}\
    """
        .formatted(UUID.randomUUID(), type, note, note, data)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void stored(String type, byte[] document) {
    var event =
        new NewEvent(
            UUID.randomUUID(), type, OffsetDateTime.ofInstant(NOON, ZoneOffset.UTC), document);
    var _ =
        store
            .log()
            .append(new Append(StreamId.parse("note/" + note), 0, List.of(event), null, List.of()))
            .await()
            .atMost(Duration.ofSeconds(20));
  }

  private Inbox inbox() {
    return new Inboxes(
            pool,
            "demo",
            _ -> new NothingMore(),
            new InboxSettings(10, Duration.ofMillis(5), Duration.ofMillis(5)),
            InboxObserver.NONE,
            Clock.systemUTC(),
            RowSeals.NONE)
        .open(
            new Subscription<>(
                source,
                NoteProjection.TYPES,
                (recorded, _) -> {
                  seen.add(recorded.event());
                  return List.of();
                }));
  }

  private static ConsumerRecords<String, byte[]> delivery(byte[] document) {
    var record = new ConsumerRecord<>("t", LANE, 0L, "key", document);
    var _ = record.headers().add(Inbox.LANE_HEADER, new byte[] {'0'});
    var _ = record.headers().add(Inbox.SEQ_HEADER, new byte[] {'1'});
    return new ConsumerRecords<>(Map.of(new TopicPartition("t", LANE), List.of(record)), Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "org.aimsledger.demo.note-written.v1, words",
    "org.aimsledger.demo.note-written.v2, title"
  })
  void deciderViewAndInboxReadAnOldVersionAsTodaysAndItsBytesStay(String type, String field) {
    // Given
    var title = "old " + note;
    var document = document(type, "\"" + field + "\":\"" + title + "\"");
    stored(type, document);

    // When: read for GET, decided upon, listed by the view, received by another service
    var one = Calls.as("alice", "viewer").get("/api/demo/v1/notes/" + note);
    var list = Calls.as("alice", "viewer").get("/api/demo/v1/notes?prefix=" + title);
    inbox().receive(delivery(document)).await().atMost(Duration.ofSeconds(20));
    var changed =
        Calls.writingAs("bob", "contributor")
            .header("If-Match", "\"v1\"")
            .body("{\"title\": \"new\"}")
            .put("/api/demo/v1/notes/" + note + "/title");

    // Then
    one.then().statusCode(200).header("ETag", "\"v1\"").body("title", equalTo(title));
    list.then().statusCode(200).body("items.title", equalTo(List.of(title)));
    assertThat(seen).contains(new NoteEvent.Written(note, title, Colour.RED, NOON));
    changed.then().statusCode(200).header("ETag", "\"v2\"").body("title", equalTo("new"));
    var kept =
        DatabaseAccess.ofService()
            .rows(
                "select document, type from events where stream = ? and stream_version = 1",
                "note/" + note)
            .getFirst();
    assertThat((byte[]) Objects.requireNonNull(kept.get("document"))).isEqualTo(document);
    assertThat(kept.get("type")).isEqualTo(type);
  }

  @Test
  void aSealOfTheLogIsPassedOverByViewAndInbox() {
    // Given
    var document = document(LaneChains.EVENT, "\"lanes\":[]");
    stored(LaneChains.EVENT, document);

    // When
    inbox().receive(delivery(document)).await().atMost(Duration.ofSeconds(20));
    var list = Calls.as("alice", "viewer").get("/api/demo/v1/notes?prefix=none");

    // Then
    list.then().statusCode(200).header("Aims-View-Lag", nullValue());
    assertThat(seen).isEmpty();
  }

  @Test
  void aFieldThatANewerWriterAddedIsIgnored() {
    // Given
    var document =
        document(
            "org.aimsledger.demo.note-written.v3",
            "\"title\":\"t\",\"colour\":\"GREEN\",\"mood\":{\"of\":[\"the\",\"writer\"]}");

    // When
    inbox().receive(delivery(document)).await().atMost(Duration.ofSeconds(20));

    // Then
    assertThat(seen).contains(new NoteEvent.Written(note, "t", Colour.GREEN, NOON));
    assertThat(cursor()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "org.aimsledger.demo.note-written.v4, no record declares this name",
    "org.aimsledger.demo.note-burnt.v1, no record declares this name",
    "org.aimsledger.demo.note-written.v3, its data doesn't fit"
  })
  void anEventThatIsNotKnownYetStopsTheLaneInsteadOfBeingSkipped(String type, String why) {
    // Given
    var document = document(type, "\"title\":\"t\",\"colour\":\"ULTRAVIOLET\"");
    var inbox = inbox();

    // When, Then
    assertThatThrownBy(
            () -> inbox.receive(delivery(document)).await().atMost(Duration.ofSeconds(20)))
        .hasMessageContaining(type)
        .hasMessageContaining(why);
    assertThat(cursor()).isZero();
    assertThat(seen).isEmpty();
  }

  private long cursor() {
    return DatabaseAccess.ofService()
        .number("select seq from inbox_cursor where source = ? and lane = " + LANE, source);
  }

  /// A producer that has nothing beyond what was delivered.
  private static final class NothingMore implements LaneSource {
    @Override
    public Uni<List<ReceivedEvent>> read(int lane, long after, int limit) {
      return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<LaneDigest> digest(int lane, long after, long upTo) {
      return Uni.createFrom().failure(new UnsupportedOperationException("nobody compares here"));
    }

    @Override
    public Uni<List<Long>> heads() {
      return Uni.createFrom().item(List.of());
    }
  }
}
