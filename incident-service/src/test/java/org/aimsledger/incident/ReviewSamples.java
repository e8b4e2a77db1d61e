package org.aimsledger.incident;

import static org.aimsledger.incident.ResponseSamples.ID;
import static org.aimsledger.incident.ResponseSamples.INCIDENT;
import static org.aimsledger.incident.ResponseSamples.NOW;
import static org.aimsledger.incident.ResponseSamples.SYSTEM;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.contracts.incident.CausePart;
import org.aimsledger.contracts.incident.CauseSource;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.ReviewStep;
import org.aimsledger.contracts.incident.Severity;

/// One event of each kind that a review has.
final class ReviewSamples {
  private static final LocalDate DUE = LocalDate.of(2027, 12, 31);

  private ReviewSamples() {}

  static Stream<ResponseEvent> oneOfEach() {
    var step =
        new PlaybookStep(
            "data-age",
            PlaybookPhase.ASSESS,
            "system-owner",
            60,
            null,
            new PlaybookText("Look at the age of data", "检查数据时效", "檢查資料時效"));
    return Stream.of(
        new ReviewEvent.Started(INCIDENT, List.of(SYSTEM), "fay", "anna", NOW),
        new ReviewEvent.FacilitatorChanged(INCIDENT, "fay", "finn", "ill", NOW),
        new ReviewEvent.CauseFound(
            INCIDENT,
            ID,
            CausePart.ROOT,
            "data-quality",
            "Old data",
            new CauseSource("MODEL", SYSTEM),
            "cause-categories@2026.1",
            NOW),
        new ReviewEvent.CauseWithdrawn(INCIDENT, ID, "they were new", NOW),
        new ReviewEvent.LessonLearnt(
            INCIDENT, ID, "Look at the age of data", new ReviewStep("drift", step), "fay", NOW),
        new ReviewEvent.PlaybookProposed(INCIDENT, ID, "drift", 1, NOW),
        new ReviewEvent.PlaybookNotProposed(INCIDENT, ID, "drift", "no such role", NOW),
        new ReviewEvent.CorrectiveActionPlanned(
            INCIDENT,
            ID,
            List.of(SYSTEM),
            ID,
            "Watch data",
            "Alarm on old data",
            "otto",
            DUE,
            "fay",
            NOW),
        new ReviewEvent.CorrectiveActionFollowed(INCIDENT, ID, ActionStanding.OPEN, DUE, NOW),
        new ReviewEvent.Completed(INCIDENT, List.of(SYSTEM), "Old data", "fay", NOW),
        new ReviewEvent.Waived(INCIDENT, Severity.SEV4, "known", "anna", NOW),
        new ReviewEvent.RiskReassessmentTriggered(
            INCIDENT, List.of(SYSTEM), "data-quality: Old data", NOW),
        new ReviewEvent.RiskReassessmentOpened(
            INCIDENT, SYSTEM, ID, LocalDate.of(2027, 12, 17), NOW),
        new ReviewEvent.RiskReassessmentReturned(INCIDENT, SYSTEM, ID, NOW));
  }
}
