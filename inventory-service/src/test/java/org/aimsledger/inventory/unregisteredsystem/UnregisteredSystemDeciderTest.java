package org.aimsledger.inventory.unregisteredsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.junit.jupiter.api.Test;

class UnregisteredSystemDeciderTest {
  private static final UUID FINDING = UUID.fromString("01980000-0000-8000-8000-0000000000ab");
  private static final UUID CHATBOT = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01980000-0000-7000-8000-000000000002");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static final UnregisteredSystemEvent REPORTED =
      new UnregisteredSystemEvent.Reported(FINDING, "bot", null, "urn:m", "t", NOON);
  private static final UnregisteredSystemEvent LINKED =
      new UnregisteredSystemEvent.Linked(FINDING, CHATBOT, "the same", NOON);
  private static final UnregisteredSystemEvent REGISTERED =
      new UnregisteredSystemEvent.Registered(FINDING, CHATBOT, NOON);
  private static final UnregisteredSystemEvent DISMISSED =
      new UnregisteredSystemEvent.Dismissed(FINDING, "a test", NOON);

  private static final UnregisteredSystemCommand REPORT =
      new UnregisteredSystemCommand.Report(FINDING, "bot", null, "urn:m", "t", NOON);
  private static final UnregisteredSystemCommand DISMISS =
      new UnregisteredSystemCommand.Dismiss(FINDING, "a test", NOON);

  private static UnregisteredSystemCommand link(UUID system) {
    return new UnregisteredSystemCommand.Link(FINDING, system, "the same", NOON);
  }

  private static UnregisteredSystemCommand register(UUID system) {
    return new UnregisteredSystemCommand.NoteRegistration(FINDING, system, NOON);
  }

  private static DeciderSpecification<
          UnregisteredSystemCommand,
          UnregisteredSystem,
          UnregisteredSystemEvent,
          UnregisteredSystemRejection>
      given(UnregisteredSystemEvent... history) {
    return DeciderSpecification.of(new UnregisteredSystemDecider()).given(history);
  }

  @Test
  void aFindingIsReportedOnce() {
    // When
    var first = given().when(REPORT);
    var second = given(REPORTED).when(REPORT);
    var afterwards = given(REPORTED, DISMISSED).when(REPORT);

    // Then
    assertThat(first).isEqualTo(Decision.accept(REPORTED));
    assertThat(second).isEqualTo(Decision.accept());
    assertThat(afterwards).isEqualTo(Decision.accept());
  }

  @Test
  void nothingIsDecidedAboutWhatNobodyReported() {
    // When
    var linked = given().when(link(CHATBOT));
    var dismissed = given().when(DISMISS);
    var registered = given().when(register(CHATBOT));

    // Then
    var unknown = Decision.reject(new UnregisteredSystemRejection.UnknownFinding(FINDING));
    assertThat(linked).isEqualTo(unknown);
    assertThat(dismissed).isEqualTo(unknown);
    assertThat(registered).isEqualTo(Decision.accept());
  }

  @Test
  void anOpenFindingIsLinkedRegisteredOrDismissed() {
    // When
    var linked = given(REPORTED).when(link(CHATBOT));
    var registered = given(REPORTED).when(register(CHATBOT));
    var dismissed = given(REPORTED).when(DISMISS);

    // Then
    assertThat(linked).isEqualTo(Decision.accept(LINKED));
    assertThat(registered).isEqualTo(Decision.accept(REGISTERED));
    assertThat(dismissed).isEqualTo(Decision.accept(DISMISSED));
  }

  @Test
  void aDismissalCanBeCorrected() {
    // When
    var linked = given(REPORTED, DISMISSED).when(link(CHATBOT));
    var registered = given(REPORTED, DISMISSED).when(register(CHATBOT));
    var again = given(REPORTED, DISMISSED).when(DISMISS);

    // Then
    assertThat(linked).isEqualTo(Decision.accept(LINKED));
    assertThat(registered).isEqualTo(Decision.accept(REGISTERED));
    assertThat(again).isEqualTo(Decision.accept());
  }

  @Test
  void whatItTurnedOutToBeStays() {
    // Given
    var known = Decision.reject(new UnregisteredSystemRejection.AlreadyKnown(FINDING, CHATBOT));

    // When
    var same = given(REPORTED, LINKED).when(link(CHATBOT));
    var other = given(REPORTED, REGISTERED).when(link(OTHER));
    var dismissed = given(REPORTED, LINKED).when(DISMISS);
    var registered = given(REPORTED, LINKED).when(register(OTHER));

    // Then
    assertThat(same).isEqualTo(Decision.accept());
    assertThat(other).isEqualTo(known);
    assertThat(dismissed).isEqualTo(known);
    assertThat(registered).isEqualTo(Decision.accept());
  }

  @Test
  void anImpossibleHistoryStopsTheReplay() {
    // When / Then
    assertThatThrownBy(() -> given(LINKED).state()).isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(REPORTED, REPORTED).state())
        .isInstanceOf(CorruptStreamException.class);
    assertThatThrownBy(() -> given(REPORTED, LINKED, DISMISSED).state())
        .isInstanceOf(CorruptStreamException.class);
  }
}
