package org.aimsledger.incident.incidentfigures;

import java.util.UUID;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.contracts.incident.ReviewEvent;

/// What the review of an incident changes in its row: its corrective actions.
final class ActionProjection {
  private ActionProjection() {}

  static void apply(IncidentFigureRow row, ReviewEvent event) {
    switch (event) {
      case ReviewEvent.CorrectiveActionPlanned e ->
          keep(row, new ActionLine(e.action(), e.due(), ActionStanding.PLANNED));
      case ReviewEvent.CorrectiveActionFollowed e ->
          keep(row, new ActionLine(e.action(), e.due(), e.standing()));
      case ReviewEvent.Started _,
          ReviewEvent.FacilitatorChanged _,
          ReviewEvent.CauseFound _,
          ReviewEvent.CauseWithdrawn _,
          ReviewEvent.LessonLearnt _,
          ReviewEvent.PlaybookProposed _,
          ReviewEvent.PlaybookNotProposed _,
          ReviewEvent.Completed _,
          ReviewEvent.Waived _,
          ReviewEvent.RiskReassessmentTriggered _,
          ReviewEvent.RiskReassessmentOpened _,
          ReviewEvent.RiskReassessmentReturned _ -> {
        // No figure has it.
      }
    }
  }

  private static void keep(IncidentFigureRow row, ActionLine line) {
    row.actions = IncidentFigureRow.with(without(row.actions, line.action()), line.written());
  }

  private static String[] without(String[] lines, UUID action) {
    return IncidentFigureRow.without(lines, action.toString());
  }
}
