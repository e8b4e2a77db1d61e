package org.aimsledger.incident.auditintake;

import java.time.LocalDate;
import java.util.Optional;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.CorrectiveActionEvent;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.Cancelled;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.Done;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.DueChanged;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.FoundIneffective;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.HandedOver;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.Opened;
import org.aimsledger.contracts.audit.CorrectiveActionEvent.Verified;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.incident.review.ReviewCommand;

/// A corrective action is followed in the review that has planned it, also after the incident was
/// closed.
final class WhenCorrectiveActionMovesFollowItPolicy {
  private WhenCorrectiveActionMovesFollowItPolicy() {}

  static Optional<ReviewCommand> on(AuditServiceEvent event) {
    return event instanceof CorrectiveActionEvent action
        ? switch (action) {
          case Opened e -> follow(e, ActionStanding.OPEN, e.due());
          case DueChanged e -> follow(e, ActionStanding.OPEN, e.due());
          case Done e -> follow(e, ActionStanding.DONE, e.due());
          case Verified e -> follow(e, ActionStanding.VERIFIED, e.due());
          case FoundIneffective e -> follow(e, ActionStanding.INEFFECTIVE, e.due());
          case Cancelled e -> follow(e, ActionStanding.CANCELLED, e.due());
          // Who answers for it is the business of audit-service.
          case HandedOver _ -> Optional.empty();
        }
        : Optional.empty();
  }

  private static Optional<ReviewCommand> follow(
      CorrectiveActionEvent event, ActionStanding standing, LocalDate due) {
    var incident = event.incident();
    return incident == null
        ? Optional.empty()
        : Optional.of(
            new ReviewCommand.FollowAction(incident, event.action(), standing, due, event.at()));
  }
}
