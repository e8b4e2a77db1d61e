package org.aimsledger.incident.lessonlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.ReviewEvent.CauseFound;
import org.aimsledger.contracts.incident.ReviewEvent.CauseWithdrawn;
import org.aimsledger.contracts.incident.ReviewEvent.Completed;
import org.aimsledger.contracts.incident.ReviewEvent.CorrectiveActionFollowed;
import org.aimsledger.contracts.incident.ReviewEvent.CorrectiveActionPlanned;
import org.aimsledger.contracts.incident.ReviewEvent.FacilitatorChanged;
import org.aimsledger.contracts.incident.ReviewEvent.LessonLearnt;
import org.aimsledger.contracts.incident.ReviewEvent.PlaybookNotProposed;
import org.aimsledger.contracts.incident.ReviewEvent.PlaybookProposed;
import org.aimsledger.contracts.incident.ReviewEvent.RiskReassessmentOpened;
import org.aimsledger.contracts.incident.ReviewEvent.RiskReassessmentReturned;
import org.aimsledger.contracts.incident.ReviewEvent.RiskReassessmentTriggered;
import org.aimsledger.contracts.incident.ReviewEvent.Started;
import org.aimsledger.contracts.incident.ReviewEvent.Waived;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per lesson.
@ApplicationScoped
class LessonListProjection implements Projection<IncidentServiceEvent, LessonListRow> {
  static final String NAME = "lesson-list";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<IncidentServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<LessonListRow> rowType() {
    return LessonListRow.class;
  }

  @Override
  public @Nullable UUID key(Recorded<IncidentServiceEvent> recorded) {
    return recorded.event() instanceof ReviewEvent event ? lessonOf(event) : null;
  }

  private static @Nullable UUID lessonOf(ReviewEvent event) {
    return switch (event) {
      case LessonLearnt e -> e.lesson();
      case PlaybookProposed e -> e.lesson();
      case PlaybookNotProposed e -> e.lesson();
      case Started _,
          FacilitatorChanged _,
          CauseFound _,
          CauseWithdrawn _,
          CorrectiveActionPlanned _,
          CorrectiveActionFollowed _,
          Completed _,
          Waived _,
          RiskReassessmentTriggered _,
          RiskReassessmentOpened _,
          RiskReassessmentReturned _ ->
          null;
    };
  }

  @Override
  public @Nullable LessonListRow apply(
      @Nullable LessonListRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof ReviewEvent event) || lessonOf(event) == null) {
      return row;
    }
    var next = row == null ? first(event) : row;
    if (event instanceof PlaybookProposed e) {
      next.version = e.version();
      next.waiting = false;
    } else if (event instanceof PlaybookNotProposed e) {
      next.misfit = e.reason();
      next.waiting = false;
    }
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static LessonListRow first(ReviewEvent event) {
    if (event instanceof LessonLearnt lesson) {
      return new LessonListRow(lesson);
    }
    throw new CorruptStreamException("no row", event);
  }
}
