package org.aimsledger.audit.platform.trail;

import static org.aimsledger.audit.platform.trail.Events.event;
import static org.aimsledger.audit.platform.trail.Events.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.aimsledger.eventstore.inbox.LaneRun;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.NodeId;
import org.aimsledger.verifier.log.TileAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailStoreTest {
  @Test
  void entriesGetDenseIndexesInTheOrderOfTheirCommits() {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = database.append("inventory", 0, events("inventory", 0, 1, 2));
      var _ = database.append("risk", 3, events("risk", 3, 1, 1));

      // When
      var head = database.append("inventory", 0, events("inventory", 0, 3, 4));

      // Then
      assertThat(head.size()).isEqualTo(5);
      assertThat(places(database))
          .containsExactly(
              "0 /inventory 0 1",
              "1 /inventory 0 2",
              "2 /risk 3 1",
              "3 /inventory 0 3",
              "4 /inventory 0 4");
    }
  }

  @Test
  void theLeafIsThePlaceAndTheStoredBytesUntouched() {
    try (var database = TrailDatabase.create()) {
      // Given
      var odd = "{ \"id\" :1}\r\n\u00e9";

      // When
      var head = database.append("risk", 2, List.of(event("risk", 2, 1, odd)));

      // Then
      var leaf = ("/risk 2 1\n" + odd).getBytes(StandardCharsets.UTF_8);
      assertThat(head.root()).isEqualTo(Hash.leaf(leaf));
      assertThat(bytes(database, "select leaf as b from trail_entry")).isEqualTo(leaf);
    }
  }

  @Test
  void bytesThatNobodyCanReadAreKeptWithoutFacts() {
    try (var database = TrailDatabase.create()) {
      // Given
      var garbage = new byte[] {0, (byte) 0xff, '{', '\n'};

      // When
      var _ = database.append("incident", 0, List.of(new ReceivedEvent("incident", 0, 1, garbage)));

      // Then
      assertThat(
              count(
                  database,
                  "select count(*) as n from trail_entry where type is null and subject is null and event_id is null"))
          .isEqualTo(1);
      assertThat(alarms(database, "UNREADABLE")).isEqualTo(1);
    }
  }

  @Test
  void writersThatComeAtTheSameTimeFollowEachOther() {
    try (var database = TrailDatabase.create()) {
      // Given
      var writers = new ArrayList<Uni<Void>>();
      var store = database.store();
      for (var lane = 0; lane < 4; lane++) {
        for (var source : List.of("inventory", "risk", "incident", "audit")) {
          var at = lane;
          writers.add(
              database
                  .pool()
                  .withTransaction(
                      tx ->
                          store.apply(
                              tx, List.of(new LaneRun(source, at, events(source, at, 1, 100))))));
        }
      }

      // When
      Uni.join().all(writers).andFailFast().await().atMost(TrailDatabase.LIMIT);

      // Then
      assertThat(count(database, "select size as n from trail_state")).isEqualTo(1600);
      assertThat(recomputedRoot(database))
          .isEqualTo(tiles(database).head().await().indefinitely().root());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 511, 513, 1000})
  void everyIndexHasAProofThatAStrangerAccepts(int size) {
    try (var database = TrailDatabase.create()) {
      // Given
      var head = grow(database, size);
      var indexes = LongStream.range(0, size).boxed().toList();

      // When
      var proofs = tiles(database).inclusion(indexes, size).await().atMost(TrailDatabase.LIMIT);

      // Then
      var hashes = leafHashes(database);
      for (var index = 0; index < size; index++) {
        MerkleProofs.verifyInclusion(
            index, size, hashes.get(index), proofs.get(index), head.root());
      }
      assertThat(proofs).hasSize(size);
    }
  }

  @Test
  void proofsOfAnEarlierSizeStayValidWhileTheLogGrows() {
    try (var database = TrailDatabase.create()) {
      // Given
      var early = grow(database, 300);
      var _ = database.append("risk", 0, events("risk", 0, 1, 500));

      // When
      var root = tiles(database).root(300).await().atMost(TrailDatabase.LIMIT);
      var proof =
          tiles(database)
              .inclusion(List.of(299L), 300)
              .await()
              .atMost(TrailDatabase.LIMIT)
              .getFirst();

      // Then
      assertThat(root).isEqualTo(early.root());
      MerkleProofs.verifyInclusion(299, 300, leafHashes(database).get(299), proof, early.root());
    }
  }

  @Test
  void everySizeIsTheBeginningOfEveryLaterSize() {
    try (var database = TrailDatabase.create()) {
      // Given
      var sizes = List.of(1L, 2L, 255L, 256L, 257L, 512L, 600L);
      grow(database, 600);
      var tiles = tiles(database);

      // When
      for (var from : sizes) {
        for (var to : sizes.stream().filter(s -> s >= from).toList()) {
          var proof = tiles.consistency(from, to).await().atMost(TrailDatabase.LIMIT);

          // Then
          MerkleProofs.verifyConsistency(
              from,
              to,
              tiles.root(from).await().atMost(TrailDatabase.LIMIT),
              tiles.root(to).await().atMost(TrailDatabase.LIMIT),
              proof);
        }
      }
      assertThat(tiles.root(600).await().atMost(TrailDatabase.LIMIT))
          .isEqualTo(recomputedRoot(database));
    }
  }

  @Test
  void tilesEqualWhatAStrangerComputesFromTheEntries() {
    try (var database = TrailDatabase.create()) {
      // Given
      grow(database, 1000);
      var range = CompactRange.empty();
      var nodes = new HashMap<NodeId, Hash>();
      leafHashes(database)
          .forEach(h -> range.append(h).forEach(node -> nodes.put(node.id(), node.hash())));

      // When
      var addresses = TileAddress.written(0, 1000);
      var tiles = tiles(database).tiles(addresses).await().atMost(TrailDatabase.LIMIT);

      // Then
      assertThat(addresses).hasSize(5);
      for (var address : addresses) {
        var tile = Objects.requireNonNull(tiles.get(address));
        for (var i = 0; i < address.width(); i++) {
          assertThat(tile.hashes().get(i))
              .isEqualTo(nodes.get(new NodeId(8 * address.level(), 256 * address.index() + i)));
        }
      }
    }
  }

  @Test
  void aDuplicateWithTheSameBytesRaisesNoAlarm() {
    try (var database = TrailDatabase.create()) {
      // Given
      var sent = events("inventory", 1, 1, 3);
      var _ = database.append("inventory", 1, sent);

      // When
      repeat(database, sent);

      // Then
      assertThat(count(database, "select count(*) as n from trail_alarm")).isZero();
    }
  }

  /// Attack: a number is sent again with other bytes, several times | inbox of the trail | when it
  /// arrives
  @Test
  void aDuplicateWithOtherBytesRaisesOneAlarmHoweverOftenItComes() {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = database.append("inventory", 1, events("inventory", 1, 1, 3));
      var tampered = List.of(event("inventory", 1, 2, "{\"id\":\"rewritten\"}"));

      // When
      repeat(database, tampered);
      repeat(database, tampered);

      // Then
      assertThat(alarms(database, "DUPLICATE_DIFFERS")).isEqualTo(1);
      assertThat(
              count(
                  database,
                  "select lane_seq as n from trail_alarm where kind = 'DUPLICATE_DIFFERS'"))
          .isEqualTo(2);
    }
  }

  /// Attack: an event is replayed under another number | inbox of the trail | when it arrives
  @Test
  void anEventIdThatComesAgainUnderAnotherNumberIsKeptAndRaisesAnAlarm() {
    try (var database = TrailDatabase.create()) {
      // Given
      var id = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
      var _ = database.append("risk", 0, List.of(event("risk", 0, 1, Events.document("risk", id))));

      // When
      var head =
          database.append("risk", 0, List.of(event("risk", 0, 2, Events.document("risk", id))));

      // Then
      assertThat(alarms(database, "EVENT_ID_USED_TWICE")).isEqualTo(1);
      assertThat(head.size()).isEqualTo(2);
      assertThat(
              count(
                  database,
                  "select lane_seq as n from trail_alarm where kind = 'EVENT_ID_USED_TWICE'"))
          .isEqualTo(2);
    }
  }

  /// Attack: an event is sent on the topic of another service | inbox of the trail | when it
  /// arrives
  @Test
  void anEventOnTheTopicOfAnotherServiceIsKeptAndRaisesAnAlarm() {
    try (var database = TrailDatabase.create()) {
      // Given
      var foreign = List.of(event("risk", 0, 1, Events.document("inventory", new UUID(1, 1))));

      // When
      var head = database.append("risk", 0, foreign);

      // Then
      assertThat(head.size()).isEqualTo(1);
      assertThat(alarms(database, "SOURCE_DIFFERS")).isEqualTo(1);
    }
  }

  @Test
  void severalLanesEnterTheTrailInOneTransaction() {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = database.append("inventory", 0, events("inventory", 0, 1, 2));
      var runs =
          List.of(
              new LaneRun("inventory", 0, events("inventory", 0, 3, 4)),
              new LaneRun("inventory", 1, events("inventory", 1, 1, 300)),
              new LaneRun("inventory", 3, events("inventory", 3, 1, 1)));

      // When
      database
          .pool()
          .withTransaction(tx -> database.store().apply(tx, runs))
          .await()
          .atMost(TrailDatabase.LIMIT);

      // Then
      var head = tiles(database).head().await().atMost(TrailDatabase.LIMIT);
      assertThat(head.size()).isEqualTo(305);
      assertThat(head.root()).isEqualTo(recomputedRoot(database));
      assertThat(places(database))
          .startsWith(
              "0 /inventory 0 1", "1 /inventory 0 2", "2 /inventory 0 3", "3 /inventory 0 4")
          .contains("4 /inventory 1 1", "303 /inventory 1 300")
          .endsWith("304 /inventory 3 1");
    }
  }

  @Test
  void alarmsOfATransactionNameTheLaneOfTheirEvent() {
    try (var database = TrailDatabase.create()) {
      // Given
      var id = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
      var runs =
          List.of(
              new LaneRun("risk", 0, List.of(event("risk", 0, 1, Events.document("risk", id)))),
              new LaneRun("risk", 2, List.of(event("risk", 2, 1, Events.document("risk", id)))),
              new LaneRun("risk", 3, List.of(event("risk", 3, 1, "nothing to read"))));

      // When
      database
          .pool()
          .withTransaction(tx -> database.store().apply(tx, runs))
          .await()
          .atMost(TrailDatabase.LIMIT);

      // Then
      assertThat(
              count(
                  database, "select lane as n from trail_alarm where kind = 'EVENT_ID_USED_TWICE'"))
          .isEqualTo(2);
      assertThat(count(database, "select lane as n from trail_alarm where kind = 'UNREADABLE'"))
          .isEqualTo(3);
      assertThat(count(database, "select count(*) as n from trail_alarm")).isEqualTo(2);
    }
  }

  @Test
  void whatAPollBroughtIsCutIntoTransactionsThatFollowEachOtherInEveryLane() {
    // Given
    var store = store(3, 1_000_000);
    var runs =
        List.of(
            new LaneRun("risk", 0, events("risk", 0, 1, 4)),
            new LaneRun("risk", 1, events("risk", 1, 7, 7)),
            new LaneRun("risk", 2, events("risk", 2, 1, 2)));

    // When
    var transactions = store.transactions(runs);

    // Then
    assertThat(transactions.stream().map(TrailStoreTest::shape).toList())
        .containsExactly("0:1-3", "0:4-4 1:7-7 2:1-1", "2:2-2");
  }

  @Test
  void aTransactionTakesNoMoreEventsOnceItHasEnoughBytes() {
    // Given: documents of about 250 bytes
    var store = store(1000, 600);
    var runs = List.of(new LaneRun("risk", 0, events("risk", 0, 1, 7)));

    // When
    var transactions = store.transactions(runs);

    // Then
    assertThat(transactions.stream().map(TrailStoreTest::shape).toList())
        .containsExactly("0:1-3", "0:4-6", "0:7-7");
  }

  private static TrailStore store(int batch, long batchBytes) {
    return new TrailStore(
        batch,
        batchBytes,
        new TrailMetrics(new SimpleMeterRegistry(), Clock.systemUTC()),
        Clock.systemUTC());
  }

  private static String shape(List<LaneRun> transaction) {
    return transaction.stream()
        .map(run -> run.lane() + ":" + run.first() + "-" + run.last())
        .collect(Collectors.joining(" "));
  }

  @Test
  void aTransactionThatFailsAfterTheAppendLeavesNothing() {
    try (var database = TrailDatabase.create()) {
      // Given
      var before = grow(database, 10);

      // When
      var failure =
          database
              .pool()
              .withTransaction(
                  tx ->
                      database
                          .store()
                          .apply(tx, List.of(new LaneRun("risk", 0, events("risk", 0, 1, 5))))
                          .chain(() -> tx.query("select 1/0").execute()))
              .onItemOrFailure()
              .transform((_, thrown) -> thrown != null)
              .await()
              .atMost(TrailDatabase.LIMIT);

      // Then
      assertThat(failure).isTrue();
      assertThat(tiles(database).head().await().atMost(TrailDatabase.LIMIT)).isEqualTo(before);
      assertThat(count(database, "select count(*) as n from trail_entry")).isEqualTo(10);
    }
  }

  private static TrailHead grow(TrailDatabase database, int size) {
    var head = TrailHead.empty();
    // Uneven batches, so that tile borders fall inside, at the end and at the beginning of batches.
    for (var from = 1; from <= size; from += 97) {
      head =
          database.append("inventory", 0, events("inventory", 0, from, Math.min(size, from + 96)));
    }
    return head;
  }

  private static TileStore tiles(TrailDatabase database) {
    return new TileStore(database.pool());
  }

  private static void repeat(TrailDatabase database, List<ReceivedEvent> repeated) {
    database
        .store()
        .repeated(database.pool(), "inventory", 1, repeated)
        .await()
        .atMost(TrailDatabase.LIMIT);
  }

  private static double alarms(TrailDatabase database, String kind) {
    return database.registry().counter("aims.trail.alarms", "kind", kind).count();
  }

  private static List<Hash> leafHashes(TrailDatabase database) {
    return database
        .pool()
        .query("select leaf from trail_entry order by idx")
        .execute()
        .map(rows -> rows.stream().map(row -> Hash.leaf(TrailStore.bytes(row, "leaf"))).toList())
        .await()
        .atMost(TrailDatabase.LIMIT);
  }

  private static Hash recomputedRoot(TrailDatabase database) {
    var range = CompactRange.empty();
    for (var hash : leafHashes(database)) {
      var _ = range.append(hash);
    }
    return range.root();
  }

  private static List<String> places(TrailDatabase database) {
    return database
        .pool()
        .query(
            "select idx || ' ' || source || ' ' || lane || ' ' || lane_seq as p from trail_entry order by idx")
        .execute()
        .map(rows -> rows.stream().map(row -> row.getString("p")).toList())
        .await()
        .atMost(TrailDatabase.LIMIT);
  }

  private static long count(TrailDatabase database, String sql) {
    return database
        .pool()
        .query(sql)
        .execute()
        .map(rows -> rows.iterator().next().getLong("n"))
        .await()
        .atMost(TrailDatabase.LIMIT);
  }

  private static byte[] bytes(TrailDatabase database, String sql) {
    return database
        .pool()
        .query(sql)
        .execute()
        .map(rows -> TrailStore.bytes(rows.iterator().next(), "b"))
        .await()
        .atMost(TrailDatabase.LIMIT);
  }
}
