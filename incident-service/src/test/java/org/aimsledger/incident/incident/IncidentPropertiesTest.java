package org.aimsledger.incident.incident;

import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for any sequence of commands. The seed is in the name of the failing case.
class IncidentPropertiesTest {
  private static final int COMMANDS = 200;
  private static final List<UUID> SYSTEMS = List.of(CHATBOT, SCORING, STRANGER);
  private static final List<PersonId> PEOPLE = List.of(RITA, OLAF, CARL, ANNA);

  private record Run(Incident state, List<IncidentEvent> events) {}

  /// Else the properties below would hold because nothing happens.
  @Test
  void theRunsReachEveryEvent() {
    // Given
    var every = List.of(IncidentEvent.class.getPermittedSubclasses());

    // When
    var reached =
        seeds()
            .boxed()
            .flatMap(seed -> run(seed).events().stream())
            .map(Object::getClass)
            .distinct()
            .toList();

    // Then
    assertThat(reached).containsExactlyInAnyOrderElementsOf(every);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whateverIsDecidedCanBeFoldedAndFoldsToTheSameState(long seed) {
    // Given
    var run = run(seed);

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
    var run = run(seed);

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

    for (var i = 0; i < COMMANDS; i++) {
      var command = command(random, NOON.plusSeconds(i));

      // When
      if (decider.decide(command, state)
          instanceof Decision.Accepted<IncidentEvent, IncidentRejection>(var events)) {
        for (var event : events) {
          state = decider.evolve(state, event);
        }
        if (command instanceof IncidentCommand.AddNote) {
          // The same words may be written twice.
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

    for (var i = 0; i < COMMANDS; i++) {
      var command = command(random, NOON.plusSeconds(i));
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

  private static Run run(long seed) {
    var decider = new IncidentDecider();
    var random = new Random(seed);
    var state = decider.initial();
    var all = new ArrayList<IncidentEvent>();
    for (var i = 0; i < COMMANDS; i++) {
      // A clock that jumps, also backwards.
      var at = NOON.plusSeconds(i).plusSeconds(random.nextInt(-30, 30));
      var command = command(random, at);
      if (decider.decide(command, state)
          instanceof Decision.Accepted<IncidentEvent, IncidentRejection>(var events)) {
        for (var event : events) {
          state = decider.evolve(state, event);
          all.add(event);
        }
      }
    }
    return new Run(state, List.copyOf(all));
  }

  private static IncidentCommand command(Random random, Instant at) {
    var system = pick(random, SYSTEMS);
    var person = pick(random, PEOPLE);
    var text = new Narrative("text " + random.nextInt(3));
    var past = at.minusSeconds(random.nextInt(10_000));
    return switch (random.nextInt(19)) {
      case 0 ->
          new IncidentCommand.Raise(
              INCIDENT,
              new Title("t"),
              text,
              List.of(CHATBOT, SCORING),
              IncidentOrigin.PERSON,
              null,
              null,
              at);
      case 1 -> new IncidentCommand.LinkSystem(INCIDENT, system, WHY, at);
      case 2 -> new IncidentCommand.Acknowledge(INCIDENT, person, at);
      case 3 ->
          new IncidentCommand.Triage(
              INCIDENT,
              pick(random, List.of(IncidentKind.values())),
              pick(random, List.of(Severity.values())),
              pick(random, List.of(OecdSeverity.values())),
              past,
              person,
              at);
      case 4 ->
          new IncidentCommand.ChangeKind(
              INCIDENT, pick(random, List.of(IncidentKind.values())), WHY, at);
      case 5 ->
          new IncidentCommand.ChangeSeverity(
              INCIDENT,
              pick(random, List.of(Severity.values())),
              WHY,
              new IncidentCommand.Actor(person, random.nextBoolean()),
              at);
      case 6 ->
          new IncidentCommand.ChangeOecdSeverity(
              INCIDENT, pick(random, List.of(OecdSeverity.values())), WHY, at);
      case 7 -> new IncidentCommand.AssignCommander(INCIDENT, person, WHY, at);
      case 8, 9 -> new IncidentCommand.RequestContainment(INCIDENT, system, WHY, at);
      case 10 ->
          new IncidentCommand.RecordContainment(
              INCIDENT,
              system,
              pick(random, List.of(ContainmentOutcome.values())),
              new Reason("detail"),
              at);
      case 11 -> new IncidentCommand.ReleaseContainment(INCIDENT, system, WHY, at);
      case 12 -> new IncidentCommand.RecordRelease(INCIDENT, system, at);
      case 13 -> new IncidentCommand.AddNote(INCIDENT, text, past, at);
      case 14 ->
          new IncidentCommand.HypothesiseCause(
              INCIDENT, pick(random, List.of(CauseClass.values())), text, at);
      case 15 -> new IncidentCommand.Resolve(INCIDENT, text, CauseClass.DATA, text, at);
      case 16 -> new IncidentCommand.Close(INCIDENT, text, person, at);
      case 17 -> new IncidentCommand.Reopen(INCIDENT, text, at);
      default ->
          random.nextInt(8) > 0
              ? new IncidentCommand.AddNote(INCIDENT, text, null, at)
              : random.nextBoolean()
                  ? new IncidentCommand.Reject(INCIDENT, WHY, at)
                  : new IncidentCommand.Merge(
                      INCIDENT, OTHER, pick(random, List.of(MergeTarget.values())), WHY, at);
    };
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
