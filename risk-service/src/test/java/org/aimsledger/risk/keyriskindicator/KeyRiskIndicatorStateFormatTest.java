package org.aimsledger.risk.keyriskindicator;

import static org.aimsledger.risk.keyriskindicator.KeyRiskIndicatorEventTypes.STATES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.LongStream;
import org.aimsledger.testkit.spec.ApprovedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyRiskIndicatorStateFormatTest {
  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStateIsReadBackAsItWasWritten(long seed) {
    // Given
    var state = RandomIndicator.of(seed);

    // When
    var read = STATES.read(STATES.write(state));

    // Then
    assertThat(read).contains(state);
  }

  @Test
  void theRandomHistoriesEndInEveryState() {
    // When
    var reached = new HashSet<Class<?>>();
    seeds().forEach(seed -> reached.add(RandomIndicator.of(seed).getClass()));

    // Then
    assertThat(reached)
        .containsExactlyInAnyOrder(
            KeyRiskIndicator.Absent.class,
            KeyRiskIndicator.Watched.class,
            KeyRiskIndicator.Retired.class);
  }

  /// Red means: the form, or what this history folds to, has changed. Raise the version in
  /// `KeyRiskIndicatorEventTypes.STATES` and approve the new states under it.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("approvedSeeds")
  void theFormIsTheApprovedOne(long seed) {
    // Given
    var state = RandomIndicator.of(seed);

    // When
    var written = STATES.write(state);

    // Then
    ApprovedState.assertThatIsApproved("key-risk-indicator-" + seed, STATES.version(), written);
  }

  static LongStream approvedSeeds() {
    return LongStream.of(1, 2, 3);
  }
}
