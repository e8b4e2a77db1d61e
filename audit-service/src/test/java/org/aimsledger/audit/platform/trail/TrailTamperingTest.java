package org.aimsledger.audit.platform.trail;

import static org.aimsledger.audit.platform.trail.Events.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The owner of the tables can switch their triggers off. What he changes then is found.
class TrailTamperingTest {
  private static final String OFF =
      "alter table trail_state disable trigger all; alter table trail_edge disable trigger all;"
          + " alter table trail_entry disable trigger all; ";

  /// Attack: {0}, triggers off | writer of the trail, which stops | before it appends again
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update trail_state set root = sha256('x')",
        "update trail_state set peaks = overlay(peaks placing sha256('x') from 1)",
        "update trail_state set size = size - 1",
        "update trail_edge set data = substring(data for 32) where level = 0",
        "update trail_edge set n = n + 1 where level = 0",
        "delete from trail_edge"
      })
  void aTreeWhosePartsDoNotBelongTogetherGrowsNoMore(String attack) throws SQLException {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = database.append("inventory", 0, events("inventory", 0, 1, 300));
      database.asOwner(OFF + attack);

      // When
      // Then
      assertThatThrownBy(
              () -> {
                var _ = database.append("inventory", 0, events("inventory", 0, 301, 301));
              })
          .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
      assertThat(database.access().number("select count(*) from trail_entry")).isEqualTo(300);
    }
  }

  /// Attack: an entry is written once more under the same number, as owner | the database of the
  /// trail | at once, refused
  @Test
  void aNumberThatIsTakenIsRefused() {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = database.append("inventory", 0, events("inventory", 0, 1, 3));

      // When
      // Then
      assertThatThrownBy(
              () ->
                  database.asOwner(
                      "insert into trail_entry (idx, source, lane, lane_seq, received_at, leaf, leaf_hash)"
                          + " select 3, source, lane, lane_seq, now(), leaf, leaf_hash from trail_entry"
                          + " where idx = 1"))
          .hasMessageContaining("trail_entry_source_lane_lane_seq_key");
    }
  }

  /// Attack: an entry is put into the trail past its writer, as owner | writer of the trail, which
  /// stops | before it appends again
  @Test
  void anEntryPastTheWriterStopsTheTrail() throws SQLException {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = database.append("inventory", 0, events("inventory", 0, 1, 3));
      database.asOwner(
          "insert into trail_entry (idx, source, lane, lane_seq, received_at, leaf, leaf_hash)"
              + " values (3, '/inventory', 0, 99, now(), 'x', sha256('x'))");

      // When
      // Then
      assertThatThrownBy(
              () -> {
                var _ = database.append("inventory", 0, events("inventory", 0, 4, 4));
              })
          .hasMessageContaining("trail_entry_pkey");
    }
  }

  /// Attack: entries are put beyond the end of the trail, past its writer, as owner | no search and
  /// no look-up gives them out | at once
  @Test
  void whatStandsBeyondTheEndIsNotFound() throws SQLException {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = database.append("inventory", 0, events("inventory", 0, 1, 3));
      database.asOwner(
          "insert into trail_entry (idx, source, lane, lane_seq, event_id, type, subject, actor, recorded_at, received_at, leaf, leaf_hash)"
              + " select 3 + lane_seq, source, 99, lane_seq, gen_random_uuid(), 'forged', subject, actor, recorded_at, now(), leaf, leaf_hash"
              + " from trail_entry; insert into trail_reference select ref, 4 from trail_reference where idx = 1");
      var store = new EntryStore(database.pool());
      var about = UUID.fromString("00000000-0000-4000-8000-000000000001");
      var day = Instant.parse("2026-11-22T00:00:00Z");

      // When
      var found =
          Stream.of(
                  EntrySearch.ALL,
                  new EntrySearch(about, null, null, null, null, null, null),
                  new EntrySearch(null, "user-1", null, null, null, null, null),
                  new EntrySearch(null, null, null, null, null, day, null))
              .flatMap(
                  search ->
                      Stream.of(
                          store.search(search, 0, 10), store.searchBackwards(search, 100, 10)))
              .map(answer -> answer.await().atMost(TrailDatabase.LIMIT))
              .toList();
      var forged =
          store
              .search(new EntrySearch(null, null, "forged", null, null, null, null), 0, 10)
              .await()
              .atMost(TrailDatabase.LIMIT);

      // Then
      assertThat(found)
          .hasSize(8)
          .allSatisfy(
              entries -> assertThat(entries).extracting(TrailEntry::lane).containsExactly(0, 0, 0));
      assertThat(forged).isEmpty();
      assertThat(store.entry(4).await().atMost(TrailDatabase.LIMIT)).isNull();
      assertThat(store.leaves(List.of(2L, 4L)).await().atMost(TrailDatabase.LIMIT)).hasSize(1);
    }
  }
}
