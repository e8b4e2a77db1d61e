package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementRulesTest {

  @ParameterizedTest
  @CsvSource({
    "UNDECIDED, SEV1, false",
    "UNDECIDED, SEV4, false",
    "SEV4,      SEV3, false",
    "SEV3,      SEV1, false",
    "SEV2,      SEV3, true",
    "SEV1,      SEV4, true"
  })
  void severityIsRaisedByAnybodyAndLoweredByAnApprover(
      Severity from, Severity to, boolean approver) {
    // Given
    var incident = state(raised(), acknowledged(), triaged(from));

    // When
    var decision = when(incident, severity(to, approver));

    // Then
    assertThat(decision)
        .isEqualTo(accept(new IncidentEvent.SeverityChanged(INCIDENT, from, to, "because", LATER)));
  }

  @ParameterizedTest
  @CsvSource({"SEV1, SEV2", "SEV1, SEV4", "SEV2, SEV3", "SEV3, SEV4"})
  void nobodyElseLowersSeverity(Severity from, Severity to) {
    // Given
    var incident = state(raised(), acknowledged(), triaged(from));

    // When
    var decision = when(incident, severity(to, false));

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.LoweringNeedsApprover(from, to)));
  }

  @Test
  void aJudgementIsNotTakenBackToUndecided() {
    // Given
    var incident =
        state(
            active(
                new IncidentEvent.OecdSeverityChanged(
                    INCIDENT,
                    OecdSeverity.UNDECIDED,
                    OecdSeverity.INCIDENT,
                    "because",
                    NOON.plusSeconds(130))));

    // When
    var decisions =
        List.of(
            when(incident, severity(Severity.UNDECIDED, true)),
            when(
                incident,
                new IncidentCommand.ChangeOecdSeverity(
                    INCIDENT, OecdSeverity.UNDECIDED, WHY, LATER)));

    // Then
    assertThat(decisions)
        .containsExactly(
            reject(new IncidentRejection.JudgementStands("severity")),
            reject(new IncidentRejection.JudgementStands("oecdSeverity")));
  }

  @Test
  void oneJudgementNeverChangesAnother() {
    // Given
    var decider = new IncidentDecider();
    var incident = state(active());

    // When
    var next =
        decider.evolve(
            incident,
            new IncidentEvent.SeverityChanged(
                INCIDENT, Severity.SEV2, Severity.SEV1, "because", LATER));

    // Then
    var before = ((Incident.Active) incident).assessment();
    assertThat(((Incident.Active) next).assessment())
        .isEqualTo(
            new Assessment(
                before.kind(),
                Severity.SEV1,
                before.oecdSeverity(),
                before.awareAt(),
                before.commanders(),
                before.triagedAt()));
  }

  @Test
  void kindAndOecdSeverityAreJudgedAnew() {
    // Given
    var incident = state(resolvedAfter());

    // When
    var decisions =
        List.of(
            when(
                incident,
                new IncidentCommand.ChangeKind(INCIDENT, IncidentKind.HAZARD, WHY, LATER)),
            when(
                incident,
                new IncidentCommand.ChangeOecdSeverity(
                    INCIDENT, OecdSeverity.SERIOUS_HAZARD, WHY, LATER)));

    // Then
    assertThat(decisions)
        .containsExactly(
            accept(
                new IncidentEvent.KindChanged(
                    INCIDENT, IncidentKind.INCIDENT, IncidentKind.HAZARD, "because", LATER)),
            accept(
                new IncidentEvent.OecdSeverityChanged(
                    INCIDENT,
                    OecdSeverity.UNDECIDED,
                    OecdSeverity.SERIOUS_HAZARD,
                    "because",
                    LATER)));
  }

  @Test
  void theSameJudgementAgainChangesNothing() {
    // Given
    var incident = state(active());

    // When
    var decisions =
        List.of(
            when(incident, severity(Severity.SEV2, false)),
            when(
                incident,
                new IncidentCommand.ChangeKind(INCIDENT, IncidentKind.INCIDENT, WHY, LATER)),
            when(
                incident,
                new IncidentCommand.ChangeOecdSeverity(
                    INCIDENT, OecdSeverity.UNDECIDED, WHY, LATER)),
            when(incident, new IncidentCommand.AssignCommander(INCIDENT, CARL, WHY, LATER)));

    // Then
    assertThat(decisions).containsOnly(accept());
  }

  @Test
  void commandIsHandedOverWithAReason() {
    // Given
    var incident = state(active());

    // When
    var decision = when(incident, new IncidentCommand.AssignCommander(INCIDENT, OLAF, WHY, LATER));

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new IncidentEvent.CommanderAssigned(
                    INCIDENT, CARL.value(), OLAF.value(), "because", LATER)));
  }

  @Test
  void aFormerCommanderWhoComesBackIsTheCommander() {
    // Given
    var assessment = ((Incident.Active) state(active())).assessment();

    // When
    var next = assessment.withCommander(OLAF.value()).withCommander(CARL.value());

    // Then
    assertThat(next.commander()).isEqualTo(CARL.value());
    assertThat(next.commanders()).containsExactly(OLAF.value(), CARL.value());
  }

  @Test
  void onlyWhatWasTriagedIsJudgedAnew() {
    // Given
    var untriaged = state(raised(), acknowledged());
    var closed = state(plus(List.of(resolvedAfter()), closed()));

    // When
    var decisions =
        List.of(
            when(untriaged, severity(Severity.SEV1, true)),
            when(closed, severity(Severity.SEV1, true)));

    // Then
    assertThat(decisions)
        .containsExactly(
            reject(new IncidentRejection.NotTriaged(INCIDENT)),
            reject(new IncidentRejection.NotInThisState(INCIDENT, IncidentStatus.CLOSED)));
  }
}
