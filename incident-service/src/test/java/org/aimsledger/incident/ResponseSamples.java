package org.aimsledger.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.ArtefactKind;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.contracts.incident.EvidenceEvent;
import org.aimsledger.contracts.incident.EvidenceFile;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.contracts.incident.PlaybookEvent;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.contracts.incident.StepOutcome;

/// One event of each kind.
final class ResponseSamples {
  static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000b1");
  static final Instant BEFORE = Instant.parse("2027-12-03T15:02:00Z");
  static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  static final String SHA_256 = "0123456789abcdef".repeat(4);

  private ResponseSamples() {}

  static Stream<ResponseEvent> oneOfEach() {
    return Stream.of(playbooks(), evidence(), measures(), ReviewSamples.oneOfEach())
        .flatMap(stream -> stream);
  }

  private static Stream<ResponseEvent> playbooks() {
    var step =
        new PlaybookStep(
            "retrain",
            PlaybookPhase.FIX,
            "system-owner",
            60,
            StepGuard.EVIDENCE_HELD,
            new PlaybookText("Retrain", "重新训练", "重新訓練"));
    return Stream.of(
        new PlaybookEvent.Proposed(
            ID, "drift", 1, "playbooks@2026.1", List.of(step), "carl", "because", NOW),
        new PlaybookEvent.Approved(ID, 1, "anna", NOW),
        new PlaybookEvent.Refused(ID, 2, "anna", "because", NOW),
        new PlaybookRunEvent.Started(
            ID,
            INCIDENT,
            false,
            "drift",
            "playbooks@2026.1",
            List.of(step),
            "REPORT/DRIFT",
            "because",
            NOW),
        new PlaybookRunEvent.CalledAgain(ID, INCIDENT, "CAUSE/DRIFT", NOW),
        new PlaybookRunEvent.StepSettled(
            ID, "retrain", StepOutcome.SKIPPED, "because", "rita", NOW),
        new PlaybookRunEvent.Completed(ID, false, "learnt", NOW),
        new PlaybookRunEvent.Abandoned(ID, true, "because", NOW));
  }

  private static Stream<ResponseEvent> evidence() {
    return Stream.of(
        new EvidenceEvent.Held(INCIDENT, "because", "rita", NOW),
        new EvidenceEvent.ArtefactCollected(
            INCIDENT,
            ID,
            ArtefactKind.LOG_WINDOW,
            "decision log",
            SHA_256,
            SYSTEM,
            "4.2",
            BEFORE,
            NOW,
            "exported from the gateway",
            NOW,
            "rita",
            new EvidenceFile("log.csv", "text/csv", 42),
            NOW),
        new EvidenceEvent.HandedOver(INCIDENT, ID, "rita", "sara", "because", NOW),
        new EvidenceEvent.Read(INCIDENT, ID, "audrey", "because", NOW),
        new EvidenceEvent.AlterationProposed(
            INCIDENT, ID, AlterationKind.ROLL_BACK, "because", "rita", NOW),
        new EvidenceEvent.AlterationAllowed(INCIDENT, ID, "anna", NOW),
        new EvidenceEvent.AlterationRefused(INCIDENT, ID, "anna", "because", NOW),
        new EvidenceEvent.ReleaseProposed(INCIDENT, "because", "rita", BEFORE, NOW),
        new EvidenceEvent.Released(INCIDENT, "anna", NOW),
        new EvidenceEvent.ReleaseRefused(INCIDENT, "anna", "because", NOW));
  }

  private static Stream<ResponseEvent> measures() {
    return Stream.of(
        new ContainmentActionEvent.Requested(
            ID,
            INCIDENT,
            SYSTEM,
            ContainmentMeasure.REVOKE_SCOPE,
            "tool/mail",
            "because",
            "rita",
            NOW.plusSeconds(300),
            NOW),
        new ContainmentActionEvent.TimedOut(ID, INCIDENT, 1, NOW, NOW.plusSeconds(1)),
        new ContainmentActionEvent.Retried(
            ID,
            INCIDENT,
            SYSTEM,
            ContainmentMeasure.ROLL_BACK,
            "4.1",
            2,
            NOW.plusSeconds(300),
            NOW),
        new ContainmentActionEvent.Escalated(ID, INCIDENT, SYSTEM, 3, NOW),
        new ContainmentActionEvent.Acknowledged(
            ID, INCIDENT, MeasureOutcome.CARRIED_OUT, "done", "owen", NOW),
        new ContainmentActionEvent.Withdrawn(ID, INCIDENT, "because", NOW));
  }
}
