package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Attacks on the columns by which a service finds its events. Documents, seals and proofs stay
/// right meanwhile, and a state is folded without the event, or with one that is not its own.
class ColumnTamperingTest {
  /// Attack: the column {0} of an event is changed in the store, bytes untouched, triggers off |
  /// reconciliation | within one pass
  @ParameterizedTest
  @CsvSource({
    "stream, '''x/1'''",
    "stream_version, 2",
    "event_id, gen_random_uuid()",
    "type, '''org.aimsledger.inventory.ai-system-retired.v1'''",
    "recorded_at, recorded_at + interval '1 microsecond'"
  })
  void aChangedColumnIsNamed(String column, String value) throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.changeStore(
          "update events set %s = %s where lane = 2 and seq = 177".formatted(column, value));

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("COLUMNS_DIFFER", 177));
      assertThat(both.events()).containsExactly(new Alarm("COLUMNS_DIFFER", 177));
      assertThat(both.evidence()).startsWith(column + "=").doesNotContain("\n");
    }
  }

  /// Attack: two events exchange their streams in the store, bytes untouched, triggers off |
  /// reconciliation, at both | within one pass
  @Test
  void eventsThatExchangedTheirStreamsAreBothNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 120).recorded(1, 120)) {
      // Given
      var move = "update events set stream = '%s' where stream = '%s'; ";
      both.changeStore(
          move.formatted("x/1", Reconciled.stream(30))
              + move.formatted(Reconciled.stream(30), Reconciled.stream(40))
              + move.formatted(Reconciled.stream(40), "x/1"));

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactly(new Alarm("COLUMNS_DIFFER", 30), new Alarm("COLUMNS_DIFFER", 40));
    }
  }

  /// Attack: an event is taken out of its stream in the store while others of its lane get other
  /// bytes, triggers off | reconciliation, at each | within one pass
  @Test
  void otherDifferencesInTheSameStretchHideNoColumn() throws SQLException {
    try (var both = new Reconciled().stored(1, 90).recorded(1, 90)) {
      // Given
      both.changeStore(
          "update events set stream = 'x/1' where seq = 30;"
              + " update events set document = 'x' where seq in (20, 40)");

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactly(
              new Alarm("STORE_DIFFERS", 20),
              new Alarm("COLUMNS_DIFFER", 30),
              new Alarm("STORE_DIFFERS", 40));
    }
  }
}
