package org.aimsledger.incident.signalraising;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.incident.incident.IncidentCommand;
import org.aimsledger.incident.incident.Narrative;
import org.aimsledger.incident.incident.Title;
import org.aimsledger.incident.signal.Signal;
import org.aimsledger.incident.signal.Signal.Judgement;
import org.aimsledger.incident.signal.SignalFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicyTest {
  private static final UUID SIGNAL = new UUID(1, 1);
  private static final UUID INCIDENT = new UUID(2, 2);
  private static final UUID CHATBOT = new UUID(3, 3);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);

  @Test
  void anIncidentIsRaisedInTheWordsOfTheSignal() {
    // Given
    var judged = judged(SignalDecision.INCIDENT, "Ten times the dose.", null);

    // When
    var command = WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicy.on(judged, INCIDENT, LATER);

    // Then
    assertThat(command)
        .contains(
            new IncidentCommand.Raise(
                INCIDENT,
                new Title("Wrong dosage"),
                new Narrative("Ten times the dose."),
                List.of(CHATBOT),
                IncidentOrigin.SIGNAL,
                SIGNAL,
                NOON,
                LATER));
  }

  @Test
  void whatIsSealedStaysSealed() {
    // Given
    var judged = judged(SignalDecision.INCIDENT, null, null);

    // When
    var command = WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicy.on(judged, INCIDENT, LATER);

    // Then
    assertThat(command)
        .map(raise -> ((IncidentCommand.Raise) raise).description())
        .contains(new Narrative("Wrong dosage"));
  }

  @ParameterizedTest
  @EnumSource(value = SignalDecision.class, names = "INCIDENT", mode = EnumSource.Mode.EXCLUDE)
  void nothingElseIsRaised(SignalDecision decision) {
    // Given
    var judged = judged(decision, "x", null);

    // When, Then
    assertThat(WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicy.on(judged, INCIDENT, LATER))
        .isEmpty();
    assertThat(
            WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicy.on(
                new Signal.Open(facts("x")), INCIDENT, LATER))
        .isEmpty();
  }

  @Test
  void aSignalThatKnowsItsIncidentNeedsNoOther() {
    // Given
    var judged = judged(SignalDecision.INCIDENT, "x", INCIDENT);

    // When, Then
    assertThat(WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicy.on(judged, INCIDENT, LATER))
        .isEmpty();
  }

  private static Signal judged(
      SignalDecision decision, @Nullable String text, @Nullable UUID incident) {
    return new Signal.Judged(facts(text), new Judgement(decision, "because", null, NOON), incident);
  }

  private static SignalFacts facts(@Nullable String text) {
    return new SignalFacts(
        SIGNAL,
        SignalSource.PERSON,
        "Wrong dosage",
        text,
        List.of(CHATBOT),
        null,
        List.of(),
        NOON,
        null,
        null,
        null,
        null,
        NOON,
        NOON);
  }
}
