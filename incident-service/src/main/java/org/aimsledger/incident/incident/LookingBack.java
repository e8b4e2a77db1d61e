package org.aimsledger.incident.incident;

import java.util.Optional;
import org.aimsledger.incident.incident.IncidentCommand.Close;
import org.aimsledger.incident.incident.IncidentRejection.ActionsNotOpened;
import org.aimsledger.incident.incident.IncidentRejection.ReviewMissing;
import org.aimsledger.incident.incident.IncidentRejection.ReviewUnfinished;

/// What must have been done after an incident before it is closed: a review since it was resolved,
/// and somebody who watches each corrective action.
final class LookingBack {
  private LookingBack() {}

  static Optional<IncidentRejection> missing(Close command, Incident.Resolved state) {
    var review = command.review();
    var facilitator = review.facilitator();
    if (facilitator != null) {
      return Optional.of(new ReviewUnfinished(command.incident(), facilitator));
    }
    var settledAt = review.settledAt();
    if (settledAt == null || settledAt.isBefore(state.resolution().at())) {
      return Optional.of(new ReviewMissing(command.incident()));
    }
    return review.unopened().isEmpty()
        ? Optional.empty()
        : Optional.of(new ActionsNotOpened(command.incident(), review.unopened()));
  }
}
