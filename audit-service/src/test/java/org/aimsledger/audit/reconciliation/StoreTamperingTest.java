package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.LongStream;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;

/// Attacks on the store of a service, and on its events on their way into the trail.
class StoreTamperingTest {
  private static final byte[] FORGED = "{\"forged\":true}".getBytes(StandardCharsets.UTF_8);

  /// Attack: an event is put into the middle of a store and the later ones get other numbers,
  /// triggers off | reconciliation, at the inserted one and all after it | within one pass
  @Test
  void anInsertedEventMovesAllLaterOnes() throws SQLException {
    try (var both = new Reconciled().stored(1, 12).recorded(1, 12)) {
      // Given
      both.changeStore(
          "update events set seq = seq + 1000 where lane = 2 and seq >= 8;"
              + " update events set seq = seq - 999 where lane = 2 and seq >= 1000;"
              + " insert into events values (2, 8, 'ai-system/x', 1, gen_random_uuid(), 'a', now(), 'x');"
              + " update lane_head set seq = 13 where lane = 2");

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .isEqualTo(
              LongStream.rangeClosed(8, 12)
                  .mapToObj(number -> new Alarm("STORE_DIFFERS", number))
                  .toList());
    }
  }

  /// Attack: a store is emptied and its lanes set to nothing, triggers off | reconciliation, number
  /// by number | within one pass
  @Test
  void anEmptiedStoreIsNamedNumberByNumber() throws SQLException {
    try (var both = new Reconciled().stored(1, 5).recorded(1, 5)) {
      // Given
      both.changeStore("truncate events; update lane_head set seq = 0");

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .isEqualTo(
              LongStream.rangeClosed(1, 5)
                  .mapToObj(number -> new Alarm("MISSING_IN_STORE", number))
                  .toList());
    }
  }

  /// Attack: the head of a lane is set back, so that its next event would get a used number,
  /// triggers off | reconciliation | within one pass
  @Test
  void aHeadThatWasSetBackIsNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 110).recorded(1, 110)) {
      // Given
      both.changeStore("update lane_head set seq = 100 where lane = 2");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("BEYOND_HEAD", 101));
    }
  }

  /// Attack: an event is appended past the lock of its lane, with a number far ahead, triggers off
  /// | reconciliation | within one pass
  @Test
  void anEventWithANumberFarAheadIsNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 20).recorded(1, 20)) {
      // Given
      both.changeStore(
          "insert into events values (2, 500, 'ai-system/x', 1, gen_random_uuid(), 'a', now(), 'x')");

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("BEYOND_HEAD", 21));
    }
  }

  /// Attack: the next event of a stream is put into a lane that there is not, triggers and
  /// constraint off | reconciliation; the service refuses to fold the stream | within one pass
  @Test
  void anEventInALaneThatNobodyKnowsIsNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 20).recorded(1, 20)) {
      // Given
      both.changeStore(
          "alter table events drop constraint events_lane_exists; insert into events values"
              + " (99, 7, '%s', 2, gen_random_uuid(), 'a', now(), 'x'), (-3, 9, 'x/1', 1, gen_random_uuid(), 'a', now(), 'x')"
                  .formatted(Reconciled.stream(20)));

      // When
      both.pass();
      both.pass();
      both.changeStore("delete from events where lane = -3");
      both.pass();

      // Then: one after the other
      assertThat(both.alarms())
          .containsExactly(new Alarm("LANE_UNKNOWN", 9), new Alarm("LANE_UNKNOWN", 7));
      assertThat(both.events())
          .containsExactly(new Alarm("LANE_UNKNOWN", 7), new Alarm("LANE_UNKNOWN", 9));
      assertThat(both.access().rows("select lane from trail_alarm order by id").toString())
          .contains("lane=-3", "lane=99");
    }
  }

  /// Attack: an event is deleted before it was sent, and the head of its lane stays, triggers off |
  /// reconciliation | within one pass, after the next event of the lane came
  @Test
  void whatWasDeletedBeforeItWasSentLeavesAHoleInBoth() throws SQLException {
    try (var both = new Reconciled().stored(1, 30).recorded(1, 20)) {
      // Given
      both.changeStore("delete from events where lane = 2 and seq = 21");
      both.recorded(22, 30);

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("MISSING_IN_BOTH", 21));
    }
  }

  /// Attack: an event is changed on its way to the trail, on the topic | reconciliation | within
  /// one pass
  @Test
  void anEventThatWasChangedOnItsWayIsNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 30).recorded(1, 20)) {
      // Given
      both.forged(21, FORGED);
      both.recorded(22, 30);

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactlyInAnyOrder(new Alarm("UNREADABLE", 21), new Alarm("STORE_DIFFERS", 21));
    }
  }

  /// Attack: two events change their numbers on the topic | reconciliation, at both | within one
  /// pass
  @Test
  void eventsThatChangedPlacesOnTheirWayAreBothNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 30).recorded(1, 20)) {
      // Given
      both.forged(21, Reconciled.document(22));
      both.forged(22, Reconciled.document(21));
      both.recorded(23, 30);

      // When
      both.pass();

      // Then
      assertThat(both.alarms())
          .containsExactly(new Alarm("STORE_DIFFERS", 21), new Alarm("STORE_DIFFERS", 22));
    }
  }

  /// Attack: a forged record with the next number lies on the topic, and no store has it |
  /// reconciliation | within one pass
  @Test
  void aForgedEventThatNoStoreHasIsNamed() throws SQLException {
    try (var both = new Reconciled().stored(1, 30).recorded(1, 30)) {
      // Given
      both.forged(31, Reconciled.document(31));

      // When
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("MISSING_IN_STORE", 31));
    }
  }

  /// Attack: the comparison is told that it has compared everything, as application |
  /// reconciliation, which begins again by itself | within two passes
  @Test
  void aForgedProgressHidesNothingForLong() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given
      both.pass();
      both.changeStore("update events set document = 'x' where lane = 2 and seq = 7");
      both.changeTrailAsService(
          "update trail_reconciliation set position = 350, pass = pass + 9, finished_at = now()");

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("STORE_DIFFERS", 7));
    }
  }

  /// Attack: the alarm about a change is deleted, triggers off | reconciliation, which raises it
  /// again; its event is in the trail all the same | within one pass
  @Test
  void aDeletedAlarmIsRaisedAgain() throws SQLException {
    try (var both = new Reconciled().stored(1, 30).recorded(1, 30)) {
      // Given
      both.changeStore("update events set document = 'x' where lane = 2 and seq = 7");
      both.pass();
      both.changeTrail("trail_alarm", "delete from trail_alarm");
      assertThat(both.alarms()).isEmpty();

      // When
      both.pass();
      both.pass();

      // Then
      assertThat(both.alarms()).containsExactly(new Alarm("STORE_DIFFERS", 7));
      assertThat(both.events()).containsExactly(new Alarm("STORE_DIFFERS", 7));
    }
  }
}
