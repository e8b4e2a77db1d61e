package org.aimsledger.systemtests.faults;

import static org.aimsledger.systemtests.faults.Facts.OTHER;
import static org.aimsledger.systemtests.faults.Facts.STREAM;
import static org.aimsledger.systemtests.faults.Facts.hash;
import static org.aimsledger.systemtests.faults.Facts.stored;
import static org.aimsledger.systemtests.faults.Facts.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.systemtests.faults.Evidence.Place;
import org.aimsledger.systemtests.faults.Outcome.Acknowledged;
import org.aimsledger.systemtests.faults.Outcome.Refused;
import org.aimsledger.systemtests.faults.Outcome.Unknown;
import org.aimsledger.systemtests.faults.Violation.Kind;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;
import org.junit.jupiter.api.Test;

/// Each rule, seen red on a history made by hand.
class LedgerTest {
  private final Ledger ledger = new Ledger();
  private final Facts facts = new Facts();

  @Test
  void aHistoryWithoutFaultIsAccepted() {
    // Given
    facts.event(0, 1, STREAM, 1, "a").event(0, 2, STREAM, 2, "b").event(1, 1, OTHER, 1, "c");

    // When
    var found =
        ledger.judge(
            List.of(
                told("a", new Acknowledged(STREAM, 1)),
                told("b", new Unknown("no answer")),
                told("c", new Acknowledged(OTHER, 1)),
                told("d", new Unknown("no answer")),
                told("e", new Refused(409, "risk/closed"))),
            facts.take());

    // Then
    assertThat(found).isEmpty();
    assertThat(ledger.events()).isEqualTo(3);
  }

  @Test
  void laterRoundsGoOnWhereEarlierOnesEnded() {
    // Given
    facts.event(0, 1, STREAM, 1, "a");
    assertThat(ledger.judge(List.of(), facts.take())).isEmpty();
    facts.event(0, 2, STREAM, 2, "b");

    // When
    var found = ledger.judge(List.of(told("b", new Acknowledged(STREAM, 2))), facts.take());

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void anAcknowledgedEventThatIsNotStoredIsLost() {
    // Given
    facts.event(0, 1, STREAM, 1, "a");

    // When
    var found = ledger.judge(List.of(told("b", new Acknowledged(STREAM, 2))), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.ACKNOWLEDGED_LOST);
  }

  @Test
  void anAcknowledgementThatOnlyAnotherCommandsEventCoversIsLost() {
    // Given: version 2 is there, but by another command
    facts.event(0, 1, STREAM, 1, "a").event(0, 2, STREAM, 2, "other");

    // When
    var found = ledger.judge(List.of(told("b", new Acknowledged(STREAM, 2))), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.ACKNOWLEDGED_LOST);
  }

  @Test
  void anAcknowledgementOfAnotherVersionThanTheStoredOneIsLost() {
    // Given
    facts.event(0, 1, STREAM, 1, "a").event(0, 2, STREAM, 2, "b");

    // When
    var found = ledger.judge(List.of(told("b", new Acknowledged(STREAM, 1))), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.ACKNOWLEDGED_LOST);
  }

  @Test
  void aRefusedCommandMustNotHaveAnEvent() {
    // Given
    facts.event(0, 1, STREAM, 1, "a");

    // When
    var found = ledger.judge(List.of(told("a", new Refused(412, "stale"))), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.REFUSED_DONE);
  }

  @Test
  void aKeyThatIsTakenForAnotherRequestIsConfused() {
    // When
    var found =
        ledger.judge(
            List.of(told("a", new Refused(422, "/problems/request/idempotency-key-reused"))),
            facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.KEY_CONFUSED);
  }

  @Test
  void oneKeyWithTwoAppendsIsDoneTwice() {
    // Given: in two streams, as a repeated creation would be, and in one
    facts
        .event(0, 1, STREAM, 1, "a")
        .event(1, 1, OTHER, 1, "a")
        .event(0, 2, STREAM, 2, "b")
        .event(0, 3, STREAM, 3, "b");

    // When
    var found =
        ledger.judge(
            List.of(told("a", new Unknown("no answer")), told("b", new Unknown("no answer"))),
            facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.DONE_TWICE, Kind.DONE_TWICE);
  }

  @Test
  void aKeyThatComesBackInALaterRoundIsDoneTwice() {
    // Given
    facts.event(0, 1, STREAM, 1, "a");
    assertThat(ledger.judge(List.of(), facts.take())).isEmpty();
    facts.event(0, 2, STREAM, 2, "a");

    // When
    var found = ledger.judge(List.of(), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.DONE_TWICE);
  }

  @Test
  void twoEventsOfOneAppendAreOneEffect() {
    // Given
    var first = stored(0, 1, STREAM, 1, "a", null);
    var second = stored(0, 2, STREAM, 2, "a", null);
    facts.event(first).event(at(second, first.time()));

    // When
    var found = ledger.judge(List.of(told("a", new Acknowledged(STREAM, 2))), facts.take());

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void aReactionToOneEventIsDoneOnceInEachStream() {
    // Given
    facts
        .event(stored(0, 1, STREAM, 1, "a", "cause"))
        .event(stored(1, 1, OTHER, 1, "a", "cause"))
        .event(stored(0, 2, STREAM, 2, "a", "cause"));

    // When
    var found = ledger.judge(List.of(), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.DONE_TWICE);
  }

  @Test
  void aHoleInALaneIsSeen() {
    // Given
    facts.event(0, 1, STREAM, 1, "a").event(0, 3, STREAM, 2, "b");

    // When
    var found = ledger.judge(List.of(), facts.take());

    // Then: not in the store, so not in Kafka either
    assertThat(kinds(found)).containsExactly(Kind.LANE_NOT_DENSE, Kind.KAFKA_DIFFERS);
  }

  @Test
  void versionsOutOfOrderAreSeen() {
    // Given
    facts.event(0, 1, STREAM, 2, "a").event(0, 2, STREAM, 1, "b");

    // When
    var found = ledger.judge(List.of(), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.STREAM_NOT_IN_ORDER, Kind.STREAM_NOT_IN_ORDER);
  }

  @Test
  void anEventIdThatIsUsedTwiceIsSeen() {
    // Given
    var first = stored(0, 1, STREAM, 1, "a", null);
    var second = stored(0, 2, STREAM, 2, "b", null);
    facts
        .event(first)
        .event(
            new Evidence.Stored(
                second.place(),
                second.stream(),
                second.version(),
                first.eventId(),
                second.time(),
                second.correlation(),
                null,
                second.bytes()));

    // When
    var found = ledger.judge(List.of(), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.EVENT_ID_TWICE);
  }

  @Test
  void anEventThatKafkaDoesNotHaveIsSeen() {
    // Given
    facts.event(0, 1, STREAM, 1, "a").event(0, 2, STREAM, 2, "b");

    // When
    var found = ledger.judge(List.of(), facts.take(it -> it, it -> it.subList(1, 2), it -> it));

    // Then
    assertThat(found)
        .containsExactly(new Violation(Kind.KAFKA_DIFFERS, "risk/0/1", "stored and not in Kafka"));
  }

  @Test
  void anEventThatOnlyKafkaHasIsSeen() {
    // Given
    facts.event(0, 1, STREAM, 1, "a");

    // When
    var found =
        ledger.judge(
            List.of(),
            facts.take(
                it -> it,
                it -> with(it, new Evidence.Sent(new Place("risk", 0, 2), hash("risk/0/2"))),
                it -> it));

    // Then
    assertThat(kinds(found)).containsExactly(Kind.KAFKA_DIFFERS);
  }

  @Test
  void aRepetitionInKafkaIsAllowedWithTheSameBytesAndNotWithOthers() {
    // Given
    facts.event(0, 1, STREAM, 1, "a");
    var again = new Evidence.Sent(new Place("risk", 0, 1), hash("risk/0/1"));
    var forged = new Evidence.Sent(new Place("risk", 0, 1), hash("forged"));

    // When
    var found =
        ledger.judge(
            List.of(), facts.take(it -> it, it -> with(with(it, again), forged), it -> it));

    // Then
    assertThat(kinds(found)).containsExactly(Kind.BYTES_DIFFER);
  }

  @Test
  void anEventThatTheTrailDoesNotHaveIsSeen() {
    // Given
    facts.event(0, 1, STREAM, 1, "a").event(0, 2, STREAM, 2, "b");
    var whole = facts.take();

    // When
    var found =
        ledger.judge(
            List.of(),
            new Evidence(
                whole.stored(),
                whole.sent(),
                whole.entries().subList(0, 1),
                List.of(),
                List.of(),
                List.of(),
                false));

    // Then
    assertThat(found)
        .containsExactly(
            new Violation(Kind.TRAIL_DIFFERS, "risk/0/2", "stored and not in the trail"));
  }

  @Test
  void anEntryThatIsTwiceInTheTrailIsSeen() {
    // Given
    facts.event(0, 1, STREAM, 1, "a").entry(new Place("risk", 0, 1), hash("risk/0/1"));

    // When
    var found = ledger.judge(List.of(), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.TRAIL_DIFFERS);
  }

  @Test
  void anEntryWithOtherBytesThanTheStoreIsSeen() {
    // Given
    var event = stored(0, 1, STREAM, 1, "a", null);
    facts.event(event).event(0, 2, STREAM, 2, "b");

    // When
    var found =
        ledger.judge(
            List.of(),
            facts.take(
                it -> it,
                it -> it,
                it ->
                    List.of(
                        new Evidence.Entry(0, event.place(), hash("forged"), it.getFirst().leaf()),
                        it.getLast())));

    // Then
    assertThat(kinds(found)).containsExactly(Kind.BYTES_DIFFER);
  }

  @Test
  void aCheckpointThatIsNotTheRootOfTheEntriesIsSeen() {
    // Given
    facts.event(0, 1, STREAM, 1, "a");
    var whole = facts.take();

    // When
    var found =
        ledger.judge(
            List.of(),
            withCheckpoints(
                whole,
                new Evidence.Checkpoint(1, hash("rewritten"), null),
                new Evidence.Checkpoint(1, whole.checkpoints().getFirst().root(), "not signed")));

    // Then
    assertThat(kinds(found)).containsExactly(Kind.CHECKPOINT_WRONG, Kind.CHECKPOINT_WRONG);
  }

  @Test
  void aCheckpointThatShrinksIsSeen() {
    // Given
    facts.event(0, 1, STREAM, 1, "a").event(0, 2, STREAM, 2, "b");
    assertThat(ledger.judge(List.of(), facts.take())).isEmpty();
    var whole = facts.take();

    // When
    var found =
        ledger.judge(
            List.of(), withCheckpoints(whole, new Evidence.Checkpoint(0, Hash.EMPTY_ROOT, null)));

    // Then
    assertThat(kinds(found)).containsExactly(Kind.CHECKPOINT_WRONG);
  }

  @Test
  void aPublishedTileThatIsNotMadeOfTheEntriesIsSeen() {
    // Given
    facts.event(0, 1, STREAM, 1, "a");
    var whole = facts.take();
    assertThat(ledger.judge(List.of(), whole)).isEmpty();
    var address = new TileAddress(0, 0, 1);

    // When
    var right = ledger.tree().judge(new Tile(address, List.of(whole.entries().getFirst().leaf())));
    var wrong = ledger.tree().judge(new Tile(address, List.of(hash("forged"))));

    // Then
    assertThat(right).isEmpty();
    assertThat(kinds(wrong)).containsExactly(Kind.TILE_WRONG);
  }

  @Test
  void aRowThatDiffersFromItsFoldIsSeen() {
    // Given
    var whole = facts.take();

    // When
    var found =
        ledger.judge(
            List.of(),
            new Evidence(
                whole.stored(),
                whole.sent(),
                whole.entries(),
                List.of(),
                List.of(
                    new Evidence.Row("risk_register", STREAM, "OPEN", "OPEN"),
                    new Evidence.Row("risk_register", OTHER, "OPEN", "CLOSED")),
                List.of("DUPLICATE_DIFFERS at /risk/0/1"),
                false));

    // Then
    assertThat(kinds(found)).containsExactly(Kind.VIEW_DIFFERS, Kind.ALARM);
  }

  @Test
  void aWipedBrokerHasEverythingAgain() {
    // Given
    facts.event(0, 1, STREAM, 1, "a");
    assertThat(ledger.judge(List.of(), facts.take())).isEmpty();
    facts
        .event(0, 2, STREAM, 2, "b")
        .event(0, 3, STREAM, 3, "c")
        .event(0, 4, STREAM, 4, "d")
        .event(1, 1, OTHER, 1, "e");
    var fresh = facts.take();

    // When: what was there before is not there again, and neither is one of another lane
    var found =
        ledger.judge(
            List.of(),
            new Evidence(
                fresh.stored(),
                fresh.sent().subList(0, 3),
                fresh.entries(),
                fresh.checkpoints(),
                List.of(),
                List.of(),
                true));

    // Then
    assertThat(found)
        .containsExactlyInAnyOrder(
            new Violation(Kind.KAFKA_DIFFERS, "risk/0/1", "stored and not in Kafka"),
            new Violation(Kind.KAFKA_DIFFERS, "risk/1/1", "stored and not in Kafka"));
  }

  @Test
  void aRowOfAnImportIsDoneOnce() {
    // Given: the rows of one import share its correlation
    var upload =
        new History.Entry(
            Request.post(
                "i", "risk", "import", "/imports", new Request.Sender("ines", "contributor"), ""),
            1,
            new Outcome.Accepted("job"));
    facts.event(0, 1, STREAM, 1, "i").event(1, 1, OTHER, 1, "i").event(0, 2, STREAM, 2, "i");

    // When
    var found = ledger.judge(List.of(upload), facts.take());

    // Then
    assertThat(kinds(found)).containsExactly(Kind.DONE_TWICE);
  }

  private static List<Kind> kinds(List<Violation> found) {
    return found.stream().map(Violation::kind).toList();
  }

  private static Evidence.Stored at(Evidence.Stored event, String time) {
    return new Evidence.Stored(
        event.place(),
        event.stream(),
        event.version(),
        event.eventId(),
        time,
        event.correlation(),
        event.causation(),
        event.bytes());
  }

  private static <T> List<T> with(List<T> list, T more) {
    var all = new ArrayList<>(list);
    all.add(more);
    return all;
  }

  private static Evidence withCheckpoints(Evidence whole, Evidence.Checkpoint... checkpoints) {
    return new Evidence(
        whole.stored(),
        whole.sent(),
        whole.entries(),
        List.of(checkpoints),
        List.of(),
        List.of(),
        false);
  }
}
