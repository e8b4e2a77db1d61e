package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;

/// What is wrong at one place, over a longer time.
class ToldAgainTest {
  private static final Alarm ALARM = new Alarm("STORE_DIFFERS", 77);

  /// Attack: an event of a store is changed, put right, and changed in the same way again, triggers
  /// off | reconciliation, each time anew, and that it was right between | within one pass
  @Test
  void whatComesBackAfterItWasGoneIsToldAgain() throws SQLException {
    try (var both = new Reconciled().stored(1, 120).recorded(1, 120)) {
      // Given
      change(both);
      both.pass();
      both.pass();
      assertThat(both.told()).containsExactly("found");

      // When
      putRight(both);
      both.pass();
      both.pass();
      var right = both.told();
      change(both);
      both.pass();
      both.pass();

      // Then
      assertThat(right).containsExactly("found", "gone");
      assertThat(both.told()).containsExactly("found", "gone", "found");
      assertThat(both.alarms()).containsExactly(ALARM, ALARM);
      assertThat(both.access().number("select max(told) from trail_alarm")).isEqualTo(2);
    }
  }

  @Test
  void whatStandsIsToldAgainAfterTheConfiguredTime() throws SQLException {
    try (var both = new Reconciled().stored(1, 120).recorded(1, 120)) {
      // Given
      change(both);
      both.pass();
      both.later(Duration.ofHours(23));
      both.pass();
      assertThat(both.told()).containsExactly("found");

      // When
      both.later(Duration.ofHours(2));
      both.pass();
      both.pass();

      // Then
      assertThat(both.told()).containsExactly("found", "stands");
      assertThat(both.alarms()).containsExactly(ALARM, ALARM);
    }
  }

  @Test
  void ofVeryManySomeAreToldAgain() throws SQLException {
    try (var both = new Reconciled().stored(1, 120).recorded(1, 120)) {
      // Given: five, and two reminders at most
      both.changeStore(
          "update events set document = document || 'x' where lane = 2 and seq between 21 and 25");
      both.pass();

      // When
      both.later(Duration.ofHours(25));
      both.pass();
      both.pass();

      // Then
      assertThat(both.told()).filteredOn("found"::equals).hasSize(5);
      assertThat(both.told()).filteredOn("stands"::equals).hasSize(2);
      assertThat(both.alarms()).hasSize(7);
    }
  }

  @Test
  void whatIsOnlyHalfComparedIsNotGone() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      change(both);
      both.pass();
      both.pass();

      // When: the number is right, but other stretches are not compared yet
      putRight(both);
      both.tick();

      // Then
      assertThat(both.told()).containsExactly("found");
    }
  }

  private static void change(Reconciled both) throws SQLException {
    both.changeStore(
        "update events set document = document || 'x' where lane = 2 and seq = " + ALARM.number());
  }

  private static void putRight(Reconciled both) throws SQLException {
    both.changeStore(
        "update events set document = substring(document for octet_length(document) - 1)"
            + " where lane = 2 and seq = "
            + ALARM.number());
  }
}
