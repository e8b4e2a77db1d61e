package org.aimsledger.incident.playbookboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Abandoned;
import org.aimsledger.contracts.incident.PlaybookRunEvent.CalledAgain;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Completed;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Started;
import org.aimsledger.contracts.incident.PlaybookRunEvent.StepSettled;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.StepOutcome;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.incident.platform.RunStanding;
import org.jspecify.annotations.Nullable;

/// Keeps one row per run.
@ApplicationScoped
class PlaybookBoardProjection implements Projection<IncidentServiceEvent, PlaybookBoardRow> {
  static final String NAME = "playbook-board";

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
  public Class<PlaybookBoardRow> rowType() {
    return PlaybookBoardRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return switch (recorded.event()) {
      case IncidentEvent _,
          RegulatoryCaseEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          SignalEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _ ->
          null;
      case ResponseEvent event -> event instanceof PlaybookRunEvent of ? of.run() : null;
    };
  }

  @Override
  public @Nullable PlaybookBoardRow apply(
      @Nullable PlaybookBoardRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof PlaybookRunEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : row;
    change(next, event);
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static PlaybookBoardRow first(PlaybookRunEvent event) {
    if (event instanceof Started e) {
      return new PlaybookBoardRow(e.run(), e.incident(), e.key(), e.version(), e.at());
    }
    throw new CorruptStreamException("no row", event);
  }

  private static void change(PlaybookBoardRow row, PlaybookRunEvent event) {
    switch (event) {
      case Started e -> {
        row.steps = e.steps().size();
        row.remaining(new OpenSteps(e.steps().stream().map(step -> entry(step, e)).toList()));
      }
      case CalledAgain _ -> {
        // Changes only when the row was last touched.
      }
      case StepSettled e -> {
        var open = OpenSteps.read(row.openSteps).settled(e.step(), e.outcome().name());
        row.remaining(open);
        row.done = open.count(StepOutcome.DONE.name());
        row.skipped = open.count(StepOutcome.SKIPPED.name());
        row.notApplicable = open.count(StepOutcome.NOT_APPLICABLE.name());
      }
      case Completed e -> row.ends(RunStanding.COMPLETED, e.at());
      case Abandoned e -> row.ends(RunStanding.ABANDONED, e.at());
    }
  }

  private static OpenSteps.Entry entry(PlaybookStep step, Started run) {
    var minutes = step.dueInMinutes();
    return new OpenSteps.Entry(
        step.step(), minutes == null ? null : run.at().plus(Duration.ofMinutes(minutes)), null);
  }
}
