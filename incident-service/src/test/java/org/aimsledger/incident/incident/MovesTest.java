package org.aimsledger.incident.incident;

import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.aimsledger.incident.platform.HoldStanding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of moves says exactly what the rules allow.
class MovesTest {
  private static final Instant SOON = LATER.plusSeconds(60);

  /// One order for each path that changes something, whatever came before.
  private static Map<String, IncidentCommand> orders() {
    var orders = new TreeMap<String, IncidentCommand>();
    orders.put("notes", new IncidentCommand.AddNote(INCIDENT, new Narrative("n"), null, LATER));
    orders.put("persons", name(PERSON, texts()));
    orders.put(
        "classifications",
        new IncidentCommand.Classify(
            INCIDENT, "t", "1", List.of("a"), List.of(), "taxonomies@1", LATER));
    orders.put(
        "links",
        new IncidentCommand.LinkRecord(INCIDENT, IncidentLinkKind.RISK, OTHER, WHY, LATER));
    orders.put(
        "times",
        new IncidentCommand.StateTime(
            INCIDENT,
            IncidentMoment.OCCURRED,
            new StatedTime(null, TimePrecision.UNKNOWN, null),
            WHY,
            LATER));
    orders.put("systems", new IncidentCommand.LinkSystem(INCIDENT, STRANGER, WHY, LATER));
    orders.put("acknowledgement", new IncidentCommand.Acknowledge(INCIDENT, OLAF, LATER));
    orders.put("triage", triage(NOON.minusSeconds(1)));
    orders.put("kind", new IncidentCommand.ChangeKind(INCIDENT, IncidentKind.ISSUE, WHY, LATER));
    orders.put("severity", severity(Severity.SEV1, true));
    orders.put(
        "oecd-severity",
        new IncidentCommand.ChangeOecdSeverity(INCIDENT, OecdSeverity.HAZARD, WHY, LATER));
    orders.put("commander", new IncidentCommand.AssignCommander(INCIDENT, OLAF, WHY, LATER));
    orders.put(
        "roles",
        new IncidentCommand.AssignRole(INCIDENT, ResponseRole.SCRIBE, ANNA, WHY, RITA, LATER));
    orders.put("containments", contain(SCORING));
    orders.put(
        "cause-hypothesis",
        new IncidentCommand.HypothesiseCause(INCIDENT, CauseClass.DATA, new Narrative("n"), LATER));
    orders.put(
        "eradication",
        new IncidentCommand.StartEradication(INCIDENT, WHY, HoldStanding.NONE, LATER));
    orders.put(
        "eradication/completion",
        new IncidentCommand.CompleteEradication(INCIDENT, WHY, HoldStanding.NONE, LATER));
    orders.put("recovery", new IncidentCommand.StartRecovery(INCIDENT, WHY, LATER));
    orders.put("monitoring", new IncidentCommand.StartMonitoring(INCIDENT, WHY, SOON, LATER));
    orders.put("recovery/completion", new IncidentCommand.CompleteRecovery(INCIDENT, WHY, LATER));
    orders.put("resolution", resolve());
    orders.put("closure", close(ANNA));
    orders.put("reopening", new IncidentCommand.Reopen(INCIDENT, new Narrative("n"), LATER));
    orders.put("rejection", new IncidentCommand.Reject(INCIDENT, WHY, List.of(), LATER));
    orders.put("merge", merge(MergeTarget.CARRYING_ON));
    return orders;
  }

  private static Incident at(IncidentStatus status) {
    var started = new IncidentEvent.EradicationStarted(INCIDENT, null, NOON.plusSeconds(400));
    var removed = new IncidentEvent.EradicationCompleted(INCIDENT, "x", NOON.plusSeconds(410));
    var back = new IncidentEvent.RecoveryStarted(INCIDENT, "x", NOON.plusSeconds(420));
    var watched = new IncidentEvent.MonitoringStarted(INCIDENT, "x", LATER, NOON.plusSeconds(430));
    var recovered = new IncidentEvent.RecoveryCompleted(INCIDENT, "x", NOON.plusSeconds(440));
    return switch (status) {
      case REPORTED -> state(raised());
      case ACKNOWLEDGED -> state(raised(), acknowledged());
      case ACTIVE -> state(active());
      case CONTAINED ->
          state(active(containmentRequested(), containmentAnswered(ContainmentOutcome.SUSPENDED)));
      case ERADICATING -> state(active(started));
      case ERADICATED -> state(active(started, removed));
      case RECOVERING -> state(active(started, removed, back));
      case MONITORING -> state(active(started, removed, back, watched));
      case RECOVERED -> state(active(started, removed, back, recovered));
      case RESOLVED -> state(resolvedAfter());
      case CLOSED -> state(plus(List.of(resolvedAfter()), closed()));
      case REJECTED -> state(raised(), rejected());
      case MERGED -> state(raised(), merged());
    };
  }

  @ParameterizedTest
  @EnumSource
  void theTableSaysWhatTheRulesAllow(IncidentStatus status) {
    // Given
    var incident = at(status);
    assertThat(((Incident.Known) incident).status()).isEqualTo(status);

    // When
    var possible = new TreeSet<String>();
    orders()
        .forEach(
            (path, order) -> {
              if (isPossible(when(incident, order))) {
                possible.add(path);
              }
            });

    // Then
    assertThat(possible).containsExactlyInAnyOrderElementsOf(Moves.from(status));
  }

  /// Something happens, or would but for a guard; who orders what has happened has no move.
  private static boolean isPossible(Decision<IncidentEvent, IncidentRejection> decision) {
    return switch (decision) {
      case Decision.Accepted<IncidentEvent, IncidentRejection>(var events) -> !events.isEmpty();
      case Decision.Rejected<IncidentEvent, IncidentRejection>(var reason) ->
          !(reason instanceof IncidentRejection.NotInThisState
              || reason instanceof IncidentRejection.NotAcknowledged
              || reason instanceof IncidentRejection.AlreadyAcknowledged
              || reason instanceof IncidentRejection.NotTriaged
              || reason instanceof IncidentRejection.AlreadyTriaged
              || reason instanceof IncidentRejection.ResponseBegun);
    };
  }
}
