package org.aimsledger.incident.review;

import java.time.Instant;
import org.aimsledger.incident.review.Findings.Told;

/// How the review of one incident stands: `Absent → Underway → Completed`, or `→ Waived`; once
/// more, when the incident came back and was resolved again.
sealed interface Review {
  record Absent() implements Review {}

  /// Any state of a review that somebody has started or waived.
  sealed interface Known extends Review {
    Findings findings();

    Known with(Findings next);
  }

  /// People look back at what happened.
  record Underway(Findings findings, String facilitator, Instant startedAt) implements Known {
    @Override
    public Underway with(Findings next) {
      return new Underway(next, facilitator, startedAt);
    }
  }

  /// They have found why, and what to do.
  record Completed(Findings findings, String facilitator, Told told) implements Known {
    @Override
    public Completed with(Findings next) {
      return new Completed(next, facilitator, told);
    }
  }

  /// Nobody has to look back.
  record Waived(Findings findings, Told told) implements Known {
    @Override
    public Waived with(Findings next) {
      return new Waived(next, told);
    }
  }
}
