package org.aimsledger.incident.incident;

import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.eventstore.core.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for any sequence of commands. The seed is in the name of the failing case.
class IncidentPropertiesTest {

  /// Else the properties below would hold because nothing happens.
  @Test
  void theRunsReachEveryEvent() {
    // Given
    var every = List.of(IncidentEvent.class.getPermittedSubclasses());

    // When
    var reached =
        seeds()
            .boxed()
            .flatMap(seed -> RandomIncident.of(seed).events().stream())
            .map(Object::getClass)
            .distinct()
            .toList();

    // Then
    assertThat(reached).containsExactlyInAnyOrderElementsOf(every);
  }

  static LongStream seeds() {
    return RandomIncident.seeds();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverIsDecidedCanBeFoldedAndFoldsToTheSameState(long seed) {
    // Given
    var run = RandomIncident.of(seed);

    // When
    var replayed = state(run.events().toArray(IncidentEvent[]::new));

    // Then
    assertThat(replayed).isEqualTo(run.state());
    assertThat(run.events()).isNotEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void timesNeverRunBackwards(long seed) {
    // Given
    var run = RandomIncident.of(seed);

    // When
    var times = run.events().stream().map(IncidentEvent::at).toList();

    // Then
    assertThat(times).isSorted();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anAcceptedCommandRepeatedAtOnceChangesNothing(long seed) {
    // Given
    var decider = new IncidentDecider();
    var random = new Random(seed);
    var state = decider.initial();

    for (var i = 0; i < RandomIncident.COMMANDS; i++) {
      var command = RandomIncident.command(random, NOON.plusSeconds(i));

      // When
      if (decider.decide(command, state)
          instanceof Decision.Accepted<IncidentEvent, IncidentRejection>(var events)) {
        for (var event : events) {
          state = decider.evolve(state, event);
        }
        if (command instanceof IncidentCommand.AddNote
            || command instanceof IncidentCommand.NamePerson) {
          // The same words may be written twice, and sealed ones can't be compared.
          continue;
        }

        // Then
        assertThat(decider.decide(command, state)).as("%s", command).isEqualTo(Decision.accept());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noIncidentEndsWhileASystemIsHeldAndNoCommanderCloses(long seed) {
    // Given
    var decider = new IncidentDecider();
    var random = new Random(seed);
    var state = decider.initial();

    for (var i = 0; i < RandomIncident.COMMANDS; i++) {
      var command = RandomIncident.command(random, NOON.plusSeconds(i));
      var before = state;

      // When
      var decision = decider.decide(command, state);

      // Then
      if (decision instanceof Decision.Accepted<IncidentEvent, IncidentRejection>(var events)) {
        for (var event : events) {
          assertEndsClean(command, before, event);
          state = decider.evolve(state, event);
        }
      }
    }
  }

  private static void assertEndsClean(
      IncidentCommand command, Incident before, IncidentEvent event) {
    if (event instanceof IncidentEvent.Closed
        || event instanceof IncidentEvent.Merged
        || event instanceof IncidentEvent.Rejected) {
      assertThat(((Incident.Known) before).facts().systemsWhere(Containment::isOpen)).isEmpty();
    }
    if (event instanceof IncidentEvent.Closed) {
      assertThat(((Incident.Judged) before).assessment().commanders())
          .doesNotContain(((IncidentCommand.Close) command).by().value());
    }
  }
}
