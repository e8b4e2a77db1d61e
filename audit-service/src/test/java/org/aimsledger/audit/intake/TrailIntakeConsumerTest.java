package org.aimsledger.audit.intake;

import static org.aimsledger.audit.stage.Stage.index;
import static org.aimsledger.audit.stage.Stage.next;
import static org.aimsledger.audit.stage.Stage.send;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.audit.stage.Stage.Sent;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;

/// Through the real topics.
@QuarkusTest
class TrailIntakeConsumerTest {
  private static final int LANE = 2;

  /// Attack: genuine records of a topic are sent once more (replay) | inbox of the trail, which
  /// keeps the first | when they arrive
  @Test
  void whatComesTwiceIsInTheTrailOnce() {
    // Given
    var first = inventoryEvent();
    var second = inventoryEvent();

    // When
    send(first, first, second, first);
    send(second);
    var after = inventoryEvent();
    send(after);
    var _ = index(after);

    // Then
    assertThat(entries(first)).isEqualTo(1);
    assertThat(entries(second)).isEqualTo(1);
    assertThat(index(second)).isGreaterThan(index(first));
    assertThat(alarms(first)).isEmpty();
  }

  /// Attack: a forged record with a number that was used lies on the topic | inbox of the trail |
  /// when it arrives
  @Test
  void aRepeatWithOtherBytesRaisesAnAlarmAndTheTrailStays() {
    // Given
    var genuine = inventoryEvent();
    send(genuine);
    var index = index(genuine);
    var forged = new Sent("inventory", LANE, genuine.laneSeq(), bytes("{\"forged\":true}"));

    // When
    send(forged);
    await().atMost(Stage.LIMIT).until(() -> !alarms(genuine).isEmpty());

    // Then
    assertThat(alarms(genuine)).containsExactly("DUPLICATE_DIFFERS");
    assertThat(
            as("tara", "trail-auditor")
                .get("/api/audit/v1/entries/" + index + "/leaf")
                .asByteArray())
        .isEqualTo(leaf(genuine));
  }

  /// Attack: a forged record in the name of audit-service itself (a key of the trail announced)
  /// lies on its topic under the next number | intake of the trail, which has the store of that
  /// service | when it arrives
  @Test
  void whatThisServiceHasNotRecordedItselfNeverEntersInItsName() {
    // Given
    var database = DatabaseAccess.ofService();
    var next = ownHead(database) + 1;
    var forged = new Sent("audit", LANE, next, bytes("{\"source\":\"/audit\",\"data\":{}}"));

    // When
    send(forged);
    await().atMost(Stage.LIMIT).until(() -> !alarms(forged).isEmpty());
    var before = entries(forged);
    for (var reader = 0; ownHead(database) < next; reader++) {
      as("reader-" + reader, "trail-auditor").get("/api/audit/v1/entries?about=" + new UUID(0, 1));
    }

    // Then
    assertThat(before).isZero();
    assertThat(alarms(forged)).containsExactly("NOT_RECORDED");
    var index = index(forged);
    assertThat(
            database.number(
                """
                select count(*) from trail_entry t join events e on e.lane = t.lane and e.seq = t.lane_seq
                where t.idx = ? and substring(t.leaf from position('\\x0a'::bytea in t.leaf) + 1) = e.document""",
                index))
        .as("the entry under this number is the event of the store")
        .isEqualTo(1);
  }

  private static long ownHead(DatabaseAccess database) {
    return database.number("select seq from lane_head where lane = ?", (short) LANE);
  }

  /// Attack: records are removed from the topic | inbox of the trail, which pulls them from the
  /// store | when the next one arrives
  @Test
  void whatKafkaLostIsPulledFromItsProducerInOrder() {
    // Given
    var before = inventoryEvent();
    var lost = List.of(inventoryEvent(), inventoryEvent(), inventoryEvent());
    var after = inventoryEvent();
    lost.forEach(Stage::keep);

    // When
    send(before, after);
    var end = index(after);

    // Then
    var order = new ArrayList<Long>();
    order.add(index(before));
    lost.forEach(one -> order.add(index(one)));
    order.add(end);
    assertThat(order).isSorted().doesNotHaveDuplicates();
    assertThat(entries(lost.getFirst())).isEqualTo(1);
  }

  /// Attack: bytes that are no event lie on the topic | inbox of the trail | when they arrive
  @Test
  void bytesThatNobodyCanReadAreInTheTrailWithAnAlarm() {
    // Given
    var garbage = next("incident", LANE, new byte[] {0, (byte) 0xfe, '\n', 0});

    // When
    send(garbage);
    var index = index(garbage);

    // Then
    assertThat(
            as("tara", "trail-auditor")
                .get("/api/audit/v1/entries/" + index + "/leaf")
                .asByteArray())
        .isEqualTo(leaf(garbage));
    var entry = as("tara", "trail-auditor").get("/api/audit/v1/entries/" + index).jsonPath();
    assertThat(entry.getBoolean("readable")).isFalse();
    assertThat(entry.getMap("$")).doesNotContainKeys("type", "document");
    assertThat(alarms(garbage)).containsExactly("UNREADABLE");
  }

  @Test
  void lanesOfSeveralServicesFillTheTrailAtTheSameTimeWithoutHoles() {
    // Given
    var sent = new ArrayList<Sent>();
    for (var i = 0; i < 150; i++) {
      for (var service : List.of("inventory", "risk", "incident")) {
        sent.add(next(service, i % 4, happening(service).document()));
      }
    }

    // When
    send(sent.toArray(Sent[]::new));
    sent.forEach(Stage::index);

    // Then
    var database = DatabaseAccess.ofService();
    assertThat(database.number("select count(*) - max(idx) - 1 from trail_entry")).isZero();
    assertThat(
            database.number(
                "select coalesce(sum(last - entries), 0)::bigint from (select max(lane_seq) as last,"
                    + " count(*) as entries from trail_entry group by source, lane) as lanes"))
        .isZero();
    assertThat(database.number("select size from trail_state"))
        .isEqualTo(database.number("select count(*) from trail_entry"));
  }

  private static Sent inventoryEvent() {
    return next("inventory", LANE, happening("inventory").document());
  }

  private static Happening happening(String service) {
    var system = UUID.randomUUID();
    return Happening.of(
        service,
        new StreamId("ai-system", system),
        1,
        new AiSystemEvent.Retired(system, "replaced", Happening.NOON));
  }

  private static long entries(Sent sent) {
    return DatabaseAccess.ofService()
        .number(
            "select count(*) from trail_entry where source = ? and lane = ? and lane_seq = ?",
            "/" + sent.service(),
            (short) sent.lane(),
            sent.laneSeq());
  }

  private static List<Object> alarms(Sent sent) {
    return DatabaseAccess.ofService()
        .rows(
            "select kind from trail_alarm where source = ? and lane = ? and lane_seq = ?",
            "/" + sent.service(),
            (short) sent.lane(),
            sent.laneSeq())
        .stream()
        .map(row -> Objects.requireNonNull(row.get("kind")))
        .toList();
  }

  private static byte[] leaf(Sent sent) {
    var place = bytes("/%s %d %d\n".formatted(sent.service(), sent.lane(), sent.laneSeq()));
    var leaf = Arrays.copyOf(place, place.length + sent.document().length);
    System.arraycopy(sent.document(), 0, leaf, place.length, sent.document().length);
    return leaf;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
