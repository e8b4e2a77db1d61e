package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.RoleAssigned;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.PersonId;
import org.junit.jupiter.api.Test;

class RoleRulesTest {
  private static final RoleAssigned OLAF_WRITES =
      new RoleAssigned(
          INCIDENT, ResponseRole.SCRIBE, null, OLAF.value(), "because", NOON.plusSeconds(200));

  private static IncidentCommand.AssignRole assign(
      ResponseRole role, PersonId person, PersonId by) {
    return new IncidentCommand.AssignRole(INCIDENT, role, person, WHY, by, LATER);
  }

  @Test
  void aPartIsGivenAsSoonAsSomebodyHasTheIncident() {
    // Given
    var command = assign(ResponseRole.SCRIBE, OLAF, RITA);

    // Then
    assertThat(when(state(raised()), command))
        .isEqualTo(reject(new IncidentRejection.NotAcknowledged(INCIDENT)));
    assertThat(when(state(raised(), acknowledged()), command))
        .isEqualTo(
            accept(
                new RoleAssigned(
                    INCIDENT, ResponseRole.SCRIBE, null, OLAF.value(), "because", LATER)));
  }

  @Test
  void aPartIsHandedOverAndWhoHadItStaysInTheRecord() {
    // Given
    var state = state(active(OLAF_WRITES));

    // When
    var again = when(state, assign(ResponseRole.SCRIBE, OLAF, RITA));
    var next = when(state, assign(ResponseRole.SCRIBE, ANNA, OLAF));

    // Then
    assertThat(again).isEqualTo(accept());
    var event =
        new RoleAssigned(
            INCIDENT, ResponseRole.SCRIBE, OLAF.value(), ANNA.value(), "because", LATER);
    assertThat(next).isEqualTo(accept(event));
    var after = (Incident.Known) new IncidentDecider().evolve(state, event);
    assertThat(after.facts().holder(ResponseRole.SCRIBE).map(RoleHolder::person))
        .contains(ANNA.value());
    assertThat(after.facts().holder(ResponseRole.LEGAL)).isEmpty();
    assertThat(Parties.named(after)).contains(OLAF.value(), ANNA.value());
  }

  @Test
  void whoCommandsHasNoOtherPart() {
    // Given
    Decision<IncidentEvent, IncidentRejection> refused =
        reject(new IncidentRejection.CommanderHasNoOtherRole(INCIDENT, CARL.value()));
    var carlWrites =
        new RoleAssigned(
            INCIDENT, ResponseRole.SCRIBE, null, CARL.value(), "because", NOON.plusSeconds(70));

    // When
    var commanderWrites = when(state(active()), assign(ResponseRole.SCRIBE, CARL, RITA));
    var scribeIsNamedCommander =
        when(state(raised(), acknowledged(), carlWrites), triage(OCCURRED));
    var scribeTakesCommand =
        when(
            state(active(OLAF_WRITES)),
            new IncidentCommand.AssignCommander(INCIDENT, OLAF, WHY, LATER));

    // Then
    assertThat(List.of(commanderWrites, scribeIsNamedCommander)).containsOnly(refused);
    assertThat(scribeTakesCommand)
        .isEqualTo(reject(new IncidentRejection.CommanderHasNoOtherRole(INCIDENT, OLAF.value())));
  }

  @Test
  void nobodyMakesHimselfTheOneWhoAnswersForTheLaw() {
    // Given
    var state = state(active());

    // Then
    assertThat(when(state, assign(ResponseRole.LEGAL, ANNA, ANNA)))
        .isEqualTo(reject(new IncidentRejection.SelfMadeLegal(INCIDENT, ANNA.value())));
    assertThat(when(state, assign(ResponseRole.LEGAL, ANNA, RITA)))
        .isEqualTo(
            accept(
                new RoleAssigned(
                    INCIDENT, ResponseRole.LEGAL, null, ANNA.value(), "because", LATER)));
    assertThat(when(state, assign(ResponseRole.SCRIBE, ANNA, ANNA))).isNotEqualTo(accept());
  }

  @Test
  void nobodyGetsAPartInWhatIsOver() {
    // Given
    var closed = state(plus(List.of(resolvedAfter()), closed()));

    // Then
    assertThat(when(closed, assign(ResponseRole.SCRIBE, OLAF, RITA)))
        .isEqualTo(reject(new IncidentRejection.NotInThisState(INCIDENT, IncidentStatus.CLOSED)));
  }
}
