package org.aimsledger.incident.incident;

import static org.aimsledger.incident.incident.IncidentSamples.INCIDENT;
import static org.aimsledger.incident.incident.IncidentSamples.LATER;
import static org.aimsledger.incident.incident.IncidentSamples.PERSON;
import static org.aimsledger.incident.incident.IncidentSamples.STRANGER;
import static org.aimsledger.incident.incident.IncidentSamples.closed;
import static org.aimsledger.incident.incident.IncidentSamples.name;
import static org.aimsledger.incident.incident.IncidentSamples.personNamed;
import static org.aimsledger.incident.incident.IncidentSamples.plus;
import static org.aimsledger.incident.incident.IncidentSamples.raised;
import static org.aimsledger.incident.incident.IncidentSamples.resolvedAfter;
import static org.aimsledger.incident.incident.IncidentSamples.state;
import static org.aimsledger.incident.incident.IncidentSamples.texts;
import static org.aimsledger.incident.incident.IncidentSamples.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.PersonPart;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.IncidentRejection.PersonErased;
import org.aimsledger.incident.incident.IncidentRejection.TooManyPersons;
import org.aimsledger.incident.incident.IncidentRejection.UnknownIncident;
import org.aimsledger.incident.incident.IncidentRejection.UnknownPerson;
import org.junit.jupiter.api.Test;

class PersonRulesTest {
  private static final Decision<IncidentEvent, IncidentRejection> NAMED =
      Decision.accept(
          new IncidentEvent.PersonNamed(
              INCIDENT,
              PERSON,
              PersonPart.AFFECTED,
              texts().name(),
              texts().contact(),
              texts().note(),
              LATER));

  @Test
  void aPersonIsNamedBeforeAnybodyHasTakenTheIncident() {
    // Given
    var state = state(raised());

    // When
    var decision = when(state, name(PERSON, texts()));

    // Then
    assertThat(decision).isEqualTo(NAMED);
  }

  @Test
  void aPersonIsNamedAfterTheEndToo() {
    // Given
    var state = state(plus(List.of(resolvedAfter()), closed()));

    // When
    var decision = when(state, name(PERSON, texts()));

    // Then
    assertThat(decision).isEqualTo(NAMED);
  }

  @Test
  void anIncidentThatDoesNotExistHasNoPersons() {
    // Given
    var state = state();

    // When
    var decision = when(state, name(PERSON, texts()));

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new UnknownIncident(INCIDENT)));
  }

  @Test
  void whoWasErasedIsNotWrittenOfAnyMore() {
    // Given
    var state = state(raised(), personNamed());

    // When
    var decision = when(state, name(PERSON, new Sealing.Erased()));

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new PersonErased(PERSON)));
  }

  @Test
  void anIdThatIsNobodysIsRefused() {
    // Given
    var state = state(raised());

    // When
    var decision = when(state, name(STRANGER, new Sealing.Stranger()));

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new UnknownPerson(STRANGER)));
  }

  @Test
  void theListOfPersonsIsBoundedButAKnownPersonMayBeDescribedAnew() {
    // Given: as many as there may be
    var full = state(raised());
    for (var id :
        IntStream.range(0, IncidentCommand.MAX_PERSONS).mapToObj(PersonRulesTest::id).toList()) {
      full = decided(full, name(id, texts()));
    }

    // When
    var oneMore = when(full, name(STRANGER, texts()));
    var known = when(full, name(id(7), texts()));

    // Then
    assertThat(oneMore)
        .isEqualTo(Decision.reject(new TooManyPersons(INCIDENT, IncidentCommand.MAX_PERSONS)));
    assertThat(known).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void theNewestDescriptionOfAPersonCounts() {
    // Given
    var before = state(raised(), personNamed());

    // When
    var after =
        new IncidentDecider()
            .evolve(
                before,
                new IncidentEvent.PersonNamed(
                    INCIDENT, PERSON, PersonPart.REPORTER, texts().name(), null, null, LATER));

    // Then
    assertThat(((Known) after).facts().persons())
        .containsExactly(new Person(PERSON, PersonPart.REPORTER, texts().name(), null, null));
  }

  private static UUID id(int number) {
    return new UUID(1, number);
  }

  private static Incident decided(Incident state, IncidentCommand command) {
    var decider = new IncidentDecider();
    return switch (decider.decide(command, state)) {
      case Decision.Accepted<IncidentEvent, IncidentRejection>(var events) ->
          decider.evolve(state, events.getFirst());
      case Decision.Rejected<IncidentEvent, IncidentRejection>(var reason) ->
          throw new AssertionError(reason);
    };
  }
}
