package org.aimsledger.incident.incident;

import static org.aimsledger.incident.incident.IncidentEventTypes.STATES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.LongStream;
import org.aimsledger.testkit.spec.ApprovedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentStateFormatTest {
  static LongStream seeds() {
    return RandomIncident.seeds();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStateIsReadBackAsItWasWritten(long seed) {
    // Given
    var state = RandomIncident.of(seed).state();

    // When
    var read = STATES.read(STATES.write(state));

    // Then
    assertThat(read).contains(state);
  }

  @Test
  void theRandomHistoriesEndInEveryLateState() {
    // When
    var reached = new HashSet<Class<?>>();
    seeds().forEach(seed -> reached.add(RandomIncident.of(seed).state().getClass()));

    // Then
    assertThat(reached)
        .contains(
            Incident.Active.class,
            Incident.Resolved.class,
            Incident.Closed.class,
            Incident.Rejected.class,
            Incident.Merged.class);
  }

  /// Red means: the form, or what this history folds to, has changed. Raise the version in
  /// `IncidentEventTypes.STATES` and approve the new states under it.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("approvedSeeds")
  void theFormIsTheApprovedOne(long seed) {
    // Given
    var state = RandomIncident.of(seed).state();

    // When
    var written = STATES.write(state);

    // Then
    ApprovedState.assertThatIsApproved("incident-" + seed, STATES.version(), written);
  }

  static LongStream approvedSeeds() {
    return LongStream.of(1, 2, 3);
  }
}
