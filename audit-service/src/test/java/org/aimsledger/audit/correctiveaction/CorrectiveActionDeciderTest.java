package org.aimsledger.audit.correctiveaction;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.CorrectiveActionEvent;
import org.aimsledger.contracts.audit.CorrectiveActionStanding;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectiveActionDeciderTest {
  private static final UUID ACTION = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000b1");
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2027, 12, 31);
  private static final LocalDate LATER = LocalDate.of(2028, 1, 31);

  private static final CorrectiveActionEvent OPENED =
      new CorrectiveActionEvent.Opened(
          ACTION,
          INCIDENT,
          List.of(SYSTEM),
          "Watch data",
          "Alarm on old data",
          "otto",
          DUE,
          "fay",
          NOW);
  private static final CorrectiveActionEvent HANDED_OVER =
      new CorrectiveActionEvent.HandedOver(ACTION, INCIDENT, "otto", "olga", "leave", NOW);
  private static final CorrectiveActionEvent DONE =
      new CorrectiveActionEvent.Done(ACTION, INCIDENT, DUE, "Alarm is on", "otto", NOW);
  private static final CorrectiveActionEvent VERIFIED =
      new CorrectiveActionEvent.Verified(ACTION, INCIDENT, DUE, "It rang", "vera", NOW);
  private static final CorrectiveActionEvent INEFFECTIVE =
      new CorrectiveActionEvent.FoundIneffective(
          ACTION, INCIDENT, "It did not ring", LATER, "vera", NOW);
  private static final CorrectiveActionEvent CANCELLED =
      new CorrectiveActionEvent.Cancelled(ACTION, INCIDENT, DUE, "retired", "anna", NOW);

  private final CorrectiveActionDecider decider = new CorrectiveActionDecider();

  static Stream<CorrectiveActionEvent> oneOfEach() {
    return Stream.of(
        OPENED,
        HANDED_OVER,
        new CorrectiveActionEvent.DueChanged(ACTION, INCIDENT, DUE, LATER, "holidays", "anna", NOW),
        DONE,
        VERIFIED,
        INEFFECTIVE,
        CANCELLED);
  }

  @Test
  void whatAnIncidentPlansIsOpenedOnce() {
    // Given
    var open =
        new CorrectiveActionCommand.Open(
            ACTION,
            INCIDENT,
            List.of(SYSTEM, SYSTEM),
            "Watch data",
            "Alarm on old data",
            "otto",
            DUE,
            "fay",
            NOW);

    // When
    var first = decide(open);
    var again = decide(open, OPENED, HANDED_OVER);

    // Then
    assertThat(first).isEqualTo(accept(OPENED));
    assertThat(again).isEqualTo(accept());
  }

  @Test
  void itsOwnerSaysThatItIsDoneAndNobodyElse() {
    // When
    var own = decide(done("otto"), OPENED);
    var other = decide(done("olga"), OPENED);
    var afterwards = decide(done("otto"), OPENED, HANDED_OVER);

    // Then
    assertThat(own).isEqualTo(accept(DONE));
    assertThat(other).isEqualTo(reject(new CorrectiveActionRejection.NotTheOwner("otto")));
    assertThat(afterwards).isEqualTo(reject(new CorrectiveActionRejection.NotTheOwner("olga")));
  }

  @Test
  void somebodyElseSaysThatItHelps() {
    // When
    var decision = decide(verify("vera"), OPENED, DONE);

    // Then
    assertThat(decision).isEqualTo(accept(VERIFIED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"otto", "olga"})
  void whoHasEverAnsweredForItDoesNotJudgeIt(String person) {
    // Given
    var history =
        new CorrectiveActionEvent[] {
          OPENED,
          HANDED_OVER,
          new CorrectiveActionEvent.Done(ACTION, INCIDENT, DUE, "Alarm is on", "olga", NOW)
        };
    Decision<CorrectiveActionEvent, CorrectiveActionRejection> ownWork =
        reject(new CorrectiveActionRejection.OwnWork(person));

    // When
    var verified = decide(verify(person), history);
    var ineffective =
        decide(
            new CorrectiveActionCommand.FindIneffective(ACTION, "x", LATER, person, NOW), history);
    var cancelled = decide(new CorrectiveActionCommand.Cancel(ACTION, "x", person, NOW), history);
    var prolonged =
        decide(
            new CorrectiveActionCommand.ChangeDue(ACTION, LATER, "x", person, NOW),
            OPENED,
            HANDED_OVER);

    // Then
    assertThat(List.of(verified, ineffective, cancelled, prolonged)).containsOnly(ownWork);
  }

  @Test
  void whatDoesNotHelpIsOpenAgainWithANewDayAndCanBeDoneAnew() {
    // Given
    var find =
        new CorrectiveActionCommand.FindIneffective(ACTION, "It did not ring", LATER, "vera", NOW);

    // When
    var found = decide(find, OPENED, DONE);
    var anew = decide(done("otto"), OPENED, DONE, INEFFECTIVE);

    // Then
    assertThat(found).isEqualTo(accept(INEFFECTIVE));
    assertThat(anew)
        .isEqualTo(
            accept(
                new CorrectiveActionEvent.Done(
                    ACTION, INCIDENT, LATER, "Alarm is on", "otto", NOW)));
  }

  @Test
  void nothingIsVerifiedBeforeItIsDone() {
    // When
    var decision = decide(verify("vera"), OPENED);

    // Then
    assertThat(decision).isEqualTo(reject(new CorrectiveActionRejection.NotDone()));
  }

  @Test
  void whatHasEndedStaysAsItIs() {
    // When
    var again = decide(verify("vera"), OPENED, DONE, VERIFIED);
    var cancelled =
        decide(
            new CorrectiveActionCommand.Cancel(ACTION, "x", "anna", NOW), OPENED, DONE, VERIFIED);
    var done = decide(done("otto"), OPENED, CANCELLED);

    // Then
    assertThat(again).isEqualTo(accept());
    assertThat(cancelled)
        .isEqualTo(reject(new CorrectiveActionRejection.Ended(CorrectiveActionStanding.VERIFIED)));
    assertThat(done)
        .isEqualTo(reject(new CorrectiveActionRejection.Ended(CorrectiveActionStanding.CANCELLED)));
  }

  @Test
  void aNewLastDayIsNotInThePast() {
    // Given
    var yesterday = LocalDate.of(2027, 12, 2);

    // When
    var decision =
        decide(new CorrectiveActionCommand.ChangeDue(ACTION, yesterday, "x", "anna", NOW), OPENED);

    // Then
    assertThat(decision)
        .isEqualTo(
            reject(new CorrectiveActionRejection.DueInPast(yesterday, LocalDate.of(2027, 12, 3))));
  }

  @Test
  void nobodyOrdersAnythingOfWhatIsNotThere() {
    // When
    var decision = decide(verify("vera"));

    // Then
    assertThat(decision).isEqualTo(reject(new CorrectiveActionRejection.Unknown(ACTION)));
  }

  @Test
  void aHistoryThatTheRulesDoNotAllowIsCorrupt() {
    assertThatThrownBy(() -> given(VERIFIED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(OPENED, OPENED)).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(OPENED, VERIFIED)).isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void everyEventHasASample() {
    assertThat(oneOfEach().map(Object::getClass).toList())
        .containsExactlyInAnyOrderElementsOf(WireNames.records(CorrectiveActionEvent.class));
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAndReadAsApproved(CorrectiveActionEvent event)
      throws IOException, JsonProcessingException {
    // Given
    var name = CorrectiveActionEventTypes.TYPES.nameOf(event);
    var approved =
        Files.readString(Path.of("src/test/resources/approved", name + ".json")).stripTrailing();

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    var read = CorrectiveActionEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved));

    // Then
    assertThat(stored).isEqualTo(approved);
    assertThat(read).isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "audit", "org.aimsledger.audit.corrective-action-", CorrectiveActionEventTypes.TYPES);
  }

  private static CorrectiveActionCommand done(String by) {
    return new CorrectiveActionCommand.ReportDone(ACTION, "Alarm is on", by, NOW);
  }

  private static CorrectiveActionCommand verify(String by) {
    return new CorrectiveActionCommand.Verify(ACTION, "It rang", by, NOW);
  }

  private Decision<CorrectiveActionEvent, CorrectiveActionRejection> decide(
      CorrectiveActionCommand command, CorrectiveActionEvent... history) {
    return decider.decide(command, given(history));
  }

  private CorrectiveAction given(CorrectiveActionEvent... history) {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
