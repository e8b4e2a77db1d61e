package org.aimsledger.incident.datasubject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent.HoldPlaced;
import org.aimsledger.contracts.incident.DataSubjectEvent.HoldReleased;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.datasubject.DataSubjectCommand.Erase;
import org.aimsledger.incident.datasubject.DataSubjectCommand.PlaceHold;
import org.aimsledger.incident.datasubject.DataSubjectCommand.ReleaseHold;
import org.aimsledger.incident.datasubject.DataSubjectRejection.ErasedAlready;
import org.aimsledger.incident.datasubject.DataSubjectRejection.OnHold;
import org.aimsledger.incident.datasubject.DataSubjectRejection.UnknownSubject;
import org.junit.jupiter.api.Test;

class DataSubjectDeciderTest {
  private static final UUID SUBJECT = UUID.fromString("0198c0de-0000-7000-8000-00000000000d");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final DataSubjectEvent HELD = new HoldPlaced(SUBJECT, "lawsuit", NOON);
  private static final DataSubjectEvent RELEASED = new HoldReleased(SUBJECT, "settled", NOON);
  private static final DataSubjectEvent ERASED =
      new DataSubjectEvent.Erased(SUBJECT, "asked for it", LATER);
  private static final Erase ERASE = new Erase(SUBJECT, true, "asked for it", LATER);

  private final DataSubjectDecider decider = new DataSubjectDecider();

  @Test
  void aKnownPersonIsErased() {
    // Given
    var state = after();

    // When
    var decision = decider.decide(ERASE, state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(ERASED));
  }

  @Test
  void whomTheVaultDoesNotKnowCanNotBeErased() {
    // Given
    var state = after();

    // When
    var decision = decider.decide(new Erase(SUBJECT, false, "asked for it", LATER), state);

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new UnknownSubject(SUBJECT)));
  }

  @Test
  void aHoldStandsAgainstAnErasure() {
    // Given
    var state = after(HELD);

    // When
    var decision = decider.decide(ERASE, state);

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new OnHold(SUBJECT, "lawsuit", NOON)));
  }

  @Test
  void afterTheHoldThePersonIsErased() {
    // Given
    var state = after(HELD, RELEASED);

    // When
    var decision = decider.decide(ERASE, state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(ERASED));
  }

  @Test
  void erasingTwiceChangesNothingEvenWhereTheVaultHasLostThePerson() {
    // Given
    var state = after(ERASED);

    // When
    var decision = decider.decide(new Erase(SUBJECT, false, "again", LATER), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void anErasedPersonCanNotBeHeld() {
    // Given
    var state = after(ERASED);

    // When
    var decision = decider.decide(new PlaceHold(SUBJECT, true, "lawsuit", LATER), state);

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new ErasedAlready(SUBJECT, LATER)));
  }

  @Test
  void aHoldIsPlacedOnceAndReleasedOnce() {
    // Given
    var free = after();
    var held = after(HELD);

    // When, Then
    assertThat(decider.decide(new PlaceHold(SUBJECT, true, "lawsuit", NOON), free))
        .isEqualTo(Decision.accept(HELD));
    assertThat(decider.decide(new PlaceHold(SUBJECT, true, "another", NOON), held))
        .isEqualTo(Decision.accept());
    assertThat(decider.decide(new ReleaseHold(SUBJECT, true, "settled", NOON), held))
        .isEqualTo(Decision.accept(RELEASED));
    assertThat(decider.decide(new ReleaseHold(SUBJECT, true, "settled", NOON), free))
        .isEqualTo(Decision.accept());
  }

  @Test
  void nothingFollowsAnErasure() {
    // Given
    var state = after(ERASED);

    // When, Then
    assertThatThrownBy(() -> decider.evolve(state, HELD))
        .isInstanceOf(CorruptStreamException.class);
  }

  private DataSubject after(DataSubjectEvent... history) {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
