package org.aimsledger.servicekit.seal;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.AppendResult;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.LaneChains;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.eventstore.store.StoredEvent;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.store.LogUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneSealerTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00Z");
  private static final Duration AT_ONCE = Duration.ZERO;

  private LogUnderTest under;
  private EventLog log;

  @BeforeEach
  void open() {
    under = LogUnderTest.create();
    log = under.open();
  }

  @AfterEach
  void close() {
    under.close();
  }

  @Test
  void aSealSaysWhereEachLaneStandsAndWhatFollowsFromItsBytes() {
    // Given
    append(30);
    var lanes = lanes();

    // When
    var more = await(sealer(AT_ONCE, 1_000).seal());

    // Then
    assertThat(more).isFalse();
    assertThat(seals()).hasSize(1);
    var stated = seals().getFirst().path("data").path("lanes");
    assertThat(stated).hasSize((int) lanes.stream().filter(lane -> !lane.isEmpty()).count());
    for (var lane : stated) {
      var events = lanes.get(lane.path("lane").asInt());
      assertThat(lane.path("last").asLong()).isEqualTo(events.size());
      assertThat(lane.path("chain").asText()).isEqualTo(chain(events));
    }
  }

  @Test
  void theNextSealGoesOnFromTheOneBefore() {
    // Given
    append(20);
    var _ = await(sealer(AT_ONCE, 1_000).seal());
    append(20);
    var lanes = lanes();

    // When: another process, which has seen nothing of it
    var _ = await(sealer(AT_ONCE, 1_000).seal());

    // Then
    assertThat(seals()).hasSize(2);
    for (var lane : seals().getLast().path("data").path("lanes")) {
      assertThat(lane.path("chain").asText())
          .isEqualTo(chain(lanes.get(lane.path("lane").asInt())));
    }
  }

  @Test
  void anIdleLogIsNotSealedAgain() {
    // Given
    var sealer = sealer(AT_ONCE, 1_000);
    var _ = await(sealer.seal());
    assertThat(seals()).isEmpty();
    append(1);
    var _ = await(sealer.seal());

    // When
    var _ = await(sealer.seal());
    var _ = await(sealer.seal());

    // Then
    assertThat(seals()).hasSize(1);
  }

  @Test
  void aSealOfAnotherProcessIsEnoughForHalfTheInterval() {
    // Given
    append(5);
    var _ = await(sealer(Duration.ofHours(1), 1_000).seal());
    append(5);

    // When
    var _ = await(sealer(Duration.ofHours(1), 1_000).seal());

    // Then
    assertThat(seals()).hasSize(1);
  }

  @Test
  void twoProcessesAtTheSameTimeMakeOneSeal() {
    // Given
    append(40);
    var one = sealer(AT_ONCE, 1_000);
    var other = sealer(AT_ONCE, 1_000);

    // When
    var _ = await(Uni.join().all(one.seal(), other.seal()).andFailFast());

    // Then
    assertThat(seals()).hasSize(1);
  }

  @Test
  void aLongLogIsSealedInSteps() {
    // Given
    append(100);
    var longest = lanes().stream().mapToInt(List::size).max().orElseThrow();
    var sealer = sealer(Duration.ofHours(1), 10);
    var rounds = 1;

    // When
    while (await(sealer.seal())) {
      rounds++;
    }

    // Then
    assertThat(longest).isGreaterThan(20);
    assertThat(seals()).hasSize(rounds);
    assertThat(rounds).isEqualTo((longest + 9) / 10 - 1);
  }

  @Test
  void aLaneIsSealedUpToTheFirstHole() throws SQLException {
    // Given
    append(60);
    var lanes = lanes();
    var longest =
        IntStream.range(0, lanes.size())
            .reduce((a, b) -> lanes.get(a).size() >= lanes.get(b).size() ? a : b)
            .orElseThrow();
    var _ =
        DatabaseAccess.of(under.database()).updateAsOwner("alter table events disable trigger all");
    var _ =
        DatabaseAccess.of(under.database())
            .updateAsOwner("delete from events where seq = 7 and lane = " + longest);

    // When
    var _ = await(sealer(AT_ONCE, 1_000).seal());

    // Then
    var stated = seals().getFirst().path("data").path("lanes").get(longest);
    assertThat(stated.path("lane").asInt()).isEqualTo(longest);
    assertThat(stated.path("last").asLong()).isEqualTo(6);
    assertThat(stated.path("chain").asText()).isEqualTo(chain(lanes.get(longest).subList(0, 6)));
  }

  private LaneSealer sealer(Duration interval, int numbers) {
    var settings = new LaneSealer.Settings("lamps", interval, numbers, 3);
    var clock = Clock.systemUTC();
    return new LaneSealer(
        new EventStore("/lamps", under.open(), 10, 3, clock), under.pool(), settings, clock);
  }

  /// Streams of one event each, spread over all lanes.
  private void append(int events) {
    for (var i = 0; i < events; i++) {
      var id = UUID.randomUUID();
      var document = ("event of " + id).getBytes(StandardCharsets.UTF_8);
      var event = new NewEvent(id, "org.example.lit.v1", NOON, document);
      var appended =
          await(
              log.append(new Append(new StreamId("lamp", id), 0, List.of(event), null, List.of())));
      assertThat(appended).isEqualTo(new AppendResult.Appended(1));
    }
  }

  private List<List<StoredEvent>> lanes() {
    return IntStream.range(0, LogUnderTest.LANES)
        .mapToObj(lane -> await(log.readLane(lane, 0, 1_000)))
        .toList();
  }

  private List<JsonNode> seals() {
    var seals = new ArrayList<JsonNode>();
    lanes().stream()
        .flatMap(List::stream)
        .filter(event -> event.type().equals(LaneChains.EVENT))
        .forEach(event -> seals.add(json(event)));
    return seals;
  }

  private static JsonNode json(StoredEvent event) {
    try {
      return EventJson.MAPPER.readTree(event.document());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As the contract says, written once more.
  private static String chain(List<StoredEvent> events) {
    try {
      var chain = new byte[32];
      for (var event : events) {
        var leaf = MessageDigest.getInstance("SHA-256");
        leaf.update((byte) 0);
        leaf.update(
            "/lamps %d %d\n".formatted(event.lane(), event.seq()).getBytes(StandardCharsets.UTF_8));
        var next = MessageDigest.getInstance("SHA-256");
        next.update(chain);
        chain = next.digest(leaf.digest(event.document()));
      }
      return HexFormat.of().formatHex(chain);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
