package org.aimsledger.audit.platform.trail;

import static org.aimsledger.audit.platform.trail.Events.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.TimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aimsledger.audit.platform.trail.SourceStore.Density;
import org.junit.jupiter.api.Test;

class SourceStoreTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void whatEachLaneHasIsKnownWithoutCounting() throws SQLException {
    try (var database = filled()) {
      // When
      var lanes = new SourceStore(database.pool()).density().await().atMost(TrailDatabase.LIMIT);

      // Then
      assertThat(lanes)
          .containsExactly(
              new Density("/inventory", 1, 12, 12, 12, TEN, TEN),
              new Density("/risk", 0, 2, 2, 2, TEN, TEN),
              new Density("/risk", 3, 0, 0, 0, null, null));
    }
  }

  @Test
  void aRecountAgreesWithTheCountersOfAHealthyTrail() throws SQLException {
    try (var database = filled()) {
      // Given
      var store = new SourceStore(database.pool());
      var counted = store.density().await().atMost(TrailDatabase.LIMIT);

      // When: in stretches that don't end where the lanes end
      var recounted = store.recount(5, TrailDatabase.LIMIT).await().atMost(TrailDatabase.LIMIT);

      // Then
      assertThat(recounted).contains(counted);
    }
  }

  /// Attack: entries are deleted from the trail, triggers off | recount (`GET
  /// /api/audit/v1/sources/recount`) | when it is asked for
  @Test
  void aRecountFindsWhatAnOwnerOfTheDatabaseTookAway() throws SQLException {
    try (var database = filled()) {
      // Given
      database.asSuperuser(
          "alter table trail_entry disable trigger trail_entry_append_only;"
              + " delete from trail_entry where source = '/inventory' and lane_seq in (4, 11)");

      // When
      var recounted =
          new SourceStore(database.pool())
              .recount(5, TrailDatabase.LIMIT)
              .await()
              .atMost(TrailDatabase.LIMIT)
              .orElseThrow();

      // Then
      assertThat(recounted.stream().map(Density::missing).toList()).containsExactly(2L, 0L, 0L);
    }
  }

  @Test
  void oneRecountGoesOnAtATimeAndTheNextMayFollow() throws SQLException {
    try (var database = filled()) {
      // Given
      var store = new SourceStore(database.pool());
      var first = store.recount(1, TrailDatabase.LIMIT).subscribeAsCompletionStage();

      // When
      var second = store.recount(1, TrailDatabase.LIMIT).await().atMost(TrailDatabase.LIMIT);

      // Then
      assertThat(second).isEmpty();
      assertThat(first.join()).isPresent();
      assertThat(store.recount(1, TrailDatabase.LIMIT).await().atMost(TrailDatabase.LIMIT))
          .isPresent();
    }
  }

  @Test
  void aRecountThatTakesTooLongFailsAndTheNextMayFollow() throws SQLException {
    try (var database = filled()) {
      // Given
      var store = new SourceStore(database.pool());

      // When
      assertThatThrownBy(
              () -> store.recount(1, Duration.ofNanos(1)).await().atMost(TrailDatabase.LIMIT))
          .isInstanceOf(TimeoutException.class);

      // Then
      assertThat(store.recount(5, TrailDatabase.LIMIT).await().atMost(TrailDatabase.LIMIT))
          .isPresent();
    }
  }

  @Test
  void theCountersOnlyGrow() throws SQLException {
    try (var database = filled()) {
      for (var sql :
          List.of(
              "update trail_lane set entries = entries - 1",
              "update trail_lane set last = last - 1",
              "update trail_lane set lane = 9")) {
        // When, Then
        assertThatThrownBy(() -> database.asOwner(sql)).hasMessageContaining("only grow");
      }
      assertThatThrownBy(() -> database.asApplication("delete from trail_lane"))
          .hasMessageContaining("denied");
      assertThatThrownBy(() -> database.asOwner("delete from trail_lane"))
          .hasMessageContaining("append-only");
    }
  }

  private static TrailDatabase filled() throws SQLException {
    var database = TrailDatabase.create();
    var _ = database.append("inventory", 1, events("inventory", 1, 1, 8));
    var _ = database.append("inventory", 1, events("inventory", 1, 9, 12));
    var _ = database.append("risk", 0, events("risk", 0, 1, 2));
    database.asApplication(
        "insert into inbox_cursor (source, lane, seq) values ('inventory', 1, 12), ('risk', 0, 2), ('risk', 3, 0)");
    return database;
  }
}
