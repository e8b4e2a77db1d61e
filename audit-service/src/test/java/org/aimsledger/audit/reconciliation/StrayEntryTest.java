package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks with entries that stand where nobody looks, or so far away that a comparison would never
/// come to its end.
class StrayEntryTest {
  private static final String ROW =
      "insert into trail_entry (idx, source, lane, lane_seq, received_at, leaf, leaf_hash)"
          + " values (%d, '%s', %d, %d, now(), 'x', sha256('x')); ";

  /// Attack: entries are put beyond the end of the trail, in lanes that there are not and with
  /// numbers far away, as owner | reconciliation, which comes to its end | within one pass
  @Test
  void entriesBeyondTheEndOfTheTrailAreNamedAndNotCompared() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrailAsOwner(
          ROW.formatted(60, "/inventory", 99, 1)
              + ROW.formatted(4711, "/inventory", 2, 900_000_000_000_000_000L)
              + ROW.formatted(4712, "x".repeat(100_000), 0, 5));

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactly(
              new Alarm("BEYOND_TRAIL", 1),
              new Alarm("BEYOND_TRAIL", 900_000_000_000_000_000L),
              new Alarm("BEYOND_TRAIL", 5));
      assertThat(both.events()).hasSize(3);
    }
  }

  /// Attack: the last entry of a lane gets a number far away, triggers off | reconciliation, which
  /// comes to its end | within one pass
  @Test
  void aNumberFarAwayIsOneHoleAndNotOneAlarmForEachNumberBeforeIt() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrail(
          "trail_entry",
          "update trail_entry set lane_seq = 9223372036854775807 where lane_seq = 60");

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactly(
              new Alarm("MISSING_IN_TRAIL", 60),
              new Alarm("MISSING_IN_BOTH", 61),
              new Alarm("MISSING_IN_STORE", Long.MAX_VALUE));
      assertThat(
              both.access()
                  .rows(
                      "select convert_from(evidence, 'UTF8') as e from trail_alarm where lane_seq = 61")
                  .toString())
          .contains("61-9223372036854775806");
    }
  }

  /// Attack: an entry of the trail gets another lane, that its service has not, triggers off |
  /// reconciliation | within one pass
  @ParameterizedTest
  @ValueSource(ints = {99, -1})
  void anEntryInALaneThatItsServiceHasNotIsNamed(int lane) throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrail(
          "trail_entry", "update trail_entry set lane = " + lane + " where lane_seq = 60");

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("LANE_UNKNOWN", 60));
    }
  }
}
