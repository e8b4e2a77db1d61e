package org.aimsledger.audit.platform.trail;

import static org.aimsledger.audit.platform.trail.Events.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was committed to the trail stays, whoever tries.
class AppendOnlyTest {
  /// Attack: entries, references, tiles, checkpoints, alarms, prunings or times of retention are
  /// changed, deleted or emptied, or its head, edge, spans or counts taken back, as application, as
  /// owner and as superuser in a session that calls itself a replica | the database of the trail |
  /// at once, refused
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update trail_entry set leaf = 'x'",
        "update trail_entry set leaf = null",
        "delete from trail_entry",
        "truncate trail_entry",
        "update trail_reference set idx = 0",
        "delete from trail_reference",
        "truncate trail_reference",
        "update trail_tile set level = 1",
        "delete from trail_tile",
        "truncate trail_tile",
        "update trail_checkpoint set note = 'x'",
        "delete from trail_checkpoint",
        "truncate trail_checkpoint",
        "update trail_alarm set detail = 'x'",
        "delete from trail_alarm",
        "truncate trail_alarm",
        "delete from trail_state",
        "truncate trail_state",
        "update trail_state set size = size - 1",
        "update trail_state set root = sha256('x')",
        "delete from trail_edge",
        "truncate trail_edge",
        "delete from trail_span",
        "truncate trail_span",
        "delete from trail_lane",
        "truncate trail_lane",
        "update trail_lane set entries = entries - 1",
        "update trail_pruned set event = 0",
        "delete from trail_pruned",
        "truncate trail_pruned",
        "update trail_retention set minimum = 'P1D'",
        "delete from trail_retention",
        "truncate trail_retention"
      })
  void changingTheTrailIsRefusedToApplicationAndOwner(String statement) {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = database.append("inventory", 0, events("inventory", 0, 1, 300));

      // When
      var asApplication = failure(() -> database.asApplication(statement));
      var asOwner = failure(() -> database.asOwner(statement));
      var asReplica =
          failure(
              () -> database.asSuperuser("set session_replication_role = replica; " + statement));

      // Then: 42501 is insufficient_privilege
      assertThat(List.of(asApplication, asOwner, asReplica)).containsOnly("42501");
    }
  }

  /// Attack: {0} past the writer of the trail, as application | the database of the trail | at
  /// once, refused
  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into trail_entry (idx, source, lane, lane_seq, received_at, leaf, leaf_hash)"
            + " values (300, '/inventory', 99, 1, now(), 'x', sha256('x'))",
        "insert into trail_reference values (gen_random_uuid(), 16)",
        "insert into trail_tile values (1, 0, repeat('x', 8192)::bytea)",
        "insert into trail_edge values (3, 0, sha256('x'))",
        "update trail_edge set data = sha256('x')",
        "insert into trail_lane values ('/inventory', 99, 1, 1)",
        "update trail_lane set last = 9000000000",
        "update trail_span set low_at = high_at + interval '1 day'",
        "update trail_state set size = size + 1",
        "select from trail_state for update"
      })
  void theApplicationWritesNothingPastTheWriter(String statement) {
    try (var database = TrailDatabase.create()) {
      // Given
      var _ = database.append("inventory", 0, events("inventory", 0, 1, 300));

      // When
      var asApplication = failure(() -> database.asApplication(statement));

      // Then
      assertThat(asApplication).isEqualTo("42501");
    }
  }

  /// Attack: the application switches the triggers of the trail off | the database of the trail |
  /// at once, refused
  @Test
  void theApplicationCanNotSwitchTheTriggersOff() {
    try (var database = TrailDatabase.create()) {
      // Given
      // When
      // Then
      assertThatThrownBy(
              () -> database.asApplication("alter table trail_entry disable trigger all"))
          .hasMessageContaining("must be owner of table trail_entry");
    }
  }

  private interface Attempt {
    void run() throws SQLException;
  }

  private static String failure(Attempt attempt) {
    try {
      attempt.run();
      return "done";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
