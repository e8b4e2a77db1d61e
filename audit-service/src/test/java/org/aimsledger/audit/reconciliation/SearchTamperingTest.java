package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks on what searches go by. Entries and proofs stay right meanwhile, and a search misses the
/// entry, or finds it where it does not belong.
class SearchTamperingTest {
  /// Attack: {0} beside an entry is changed, triggers off | reconciliation | within one pass
  @ParameterizedTest
  @CsvSource({
    "event_id, gen_random_uuid()",
    "type, '''org.aimsledger.inventory.ai-system-retired.v1'''",
    "subject, '''ai-system/00000000-0000-4000-8000-000000000002'''",
    "actor, '''user-2'''",
    "correlation, null",
    "causation, '''request-2'''",
    "recorded_at, now()"
  })
  void aChangedColumnIsFound(String column, String value) throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrail(
          "trail_entry",
          "update trail_entry set %s = %s where lane_seq = 17".formatted(column, value));

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("SEARCH_DIFFERS", 17));
      assertThat(both.events()).containsExactly(new Alarm("SEARCH_DIFFERS", 17));
      assertThat(both.evidence()).startsWith(column + "=");
    }
  }

  /// Attack: {0}, triggers off | reconciliation | within one pass
  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from trail_reference where idx = 16",
        "update trail_reference set ref = gen_random_uuid() where idx = 16",
        "insert into trail_reference values (gen_random_uuid(), 16)"
      })
  void aReferenceThatIsMissingChangedOrAddedIsFound(String sql) throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrail("trail_reference", sql);

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("SEARCH_DIFFERS", 17));
      assertThat(both.evidence()).startsWith("references=[");
    }
  }

  /// Attack: a reference to an event that is not about the thing is added, as owner |
  /// reconciliation | within one pass
  @Test
  void aReferenceThatTheOwnerAddsIsFound() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrailAsOwner("insert into trail_reference values (gen_random_uuid(), 16)");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("SEARCH_DIFFERS", 17));
    }
  }

  /// Attack: the times of a span are changed, so that searches by time pass it by, as owner |
  /// reconciliation, at each of its entries | within one pass
  @Test
  void aSpanThatSearchesPassByIsFound() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.changeTrailAsOwner("update trail_span set low_at = high_at + interval '1 day'");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).hasSize(60).startsWith(new Alarm("SEARCH_DIFFERS", 1));
      assertThat(both.evidence()).isEqualTo("span");
    }
  }
}
