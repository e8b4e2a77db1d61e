package org.aimsledger.incident.signaldeciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.RecordedSignal;
import org.aimsledger.incident.platform.SignalCondition;
import org.aimsledger.incident.signaldeciding.SignalTrial.Counted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalTrialTest {
  private static final UUID CHATBOT = new UUID(3, 3);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final ConditionReader READER =
      new ConditionReader(new ConditionReader.Limits(2_000, 32, 5_000, 100));

  private static SignalTrial trial(SignalDecision decision, String expression, int mostListed) {
    var reading = (SignalCondition.Reading.Usable) READER.readForSignals(expression);
    return new SignalTrial(decision, reading.condition(), mostListed);
  }

  private static RecordedSignal signal(
      long number, SignalSource source, boolean isProtected, @Nullable SignalDecision decision) {
    return new RecordedSignal(
        new UUID(1, number),
        source,
        "signal " + number,
        "The hospital called.",
        source == SignalSource.OUTSIDE ? "example-base" : "",
        source == SignalSource.OUTSIDE ? List.of() : List.of(CHATBOT),
        List.of("MIT/Domain=7"),
        isProtected,
        decision,
        NOON.plusSeconds(number));
  }

  @Test
  void aTrialComparesWhatTheRuleWouldDecideWithWhatWasDecided() {
    // Given
    var trial = trial(SignalDecision.HAZARD, "'MIT/Domain=7' in labels && text != ''", 2);

    // When
    trial.look(signal(1, SignalSource.PERSON, false, SignalDecision.HAZARD));
    trial.look(signal(2, SignalSource.PERSON, false, SignalDecision.NOT_RELEVANT));
    trial.look(signal(3, SignalSource.OUTSIDE, false, null));
    trial.look(signal(4, SignalSource.PERSON, true, null));

    // Then
    assertThat(trial.counted()).isEqualTo(new Counted(4, 1, 0, 0, 3, 1, 1, 1, null));
    assertThat(trial.met())
        .extracting(one -> one.signal().getLeastSignificantBits())
        .containsExactly(1L, 2L);
  }

  @Test
  void whatHappenedToOthersWouldBeNoIncident() {
    // Given
    var trial = trial(SignalDecision.INCIDENT, "true", 10);

    // When
    trial.look(signal(1, SignalSource.OUTSIDE, false, null));
    trial.look(signal(2, SignalSource.PERSON, false, null));

    // Then
    assertThat(trial.counted()).isEqualTo(new Counted(2, 0, 0, 1, 1, 0, 0, 1, null));
    assertThat(trial.met()).extracting(RecordedSignal::title).containsExactly("signal 2");
  }

  @Test
  void whatCanNotBeEvaluatedCountsAsNotMetAndIsNamed() {
    // Given
    var trial = trial(SignalDecision.ISSUE, "systems[5] == 'x'", 10);

    // When
    trial.look(signal(1, SignalSource.PERSON, false, null));

    // Then
    assertThat(trial.counted().errors()).isEqualTo(1);
    assertThat(trial.counted().met()).isZero();
    assertThat(trial.counted().lastError()).isNotBlank();
  }
}
