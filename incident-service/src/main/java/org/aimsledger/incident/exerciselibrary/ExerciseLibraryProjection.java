package org.aimsledger.incident.exerciselibrary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.ExerciseEvent.Added;
import org.aimsledger.contracts.incident.ExerciseEvent.Revised;
import org.aimsledger.contracts.incident.ExerciseScript;
import org.aimsledger.contracts.incident.ExerciseStep;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per exercise.
@ApplicationScoped
class ExerciseLibraryProjection implements Projection<IncidentServiceEvent, ExerciseLibraryRow> {
  static final String NAME = "exercise-library";

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
  public Class<ExerciseLibraryRow> rowType() {
    return ExerciseLibraryRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return switch (recorded.event()) {
      case ExerciseEvent event -> event.exercise();
      case IncidentEvent _,
          RegulatoryCaseEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          SignalEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _,
          ResponseEvent _ ->
          null;
    };
  }

  @Override
  public @Nullable ExerciseLibraryRow apply(
      @Nullable ExerciseLibraryRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof ExerciseEvent event)) {
      return row;
    }
    var next =
        switch (event) {
          case Added e when row == null ->
              told(
                  new ExerciseLibraryRow(e.exercise(), e.outside().id(), e.at()),
                  e.script(),
                  e.steps());
          case Revised e when row != null -> told(row, e.script(), e.steps());
          case Added _, Revised _ ->
              throw new CorruptStreamException(row == null ? "no row" : row, event);
        };
    next.updatedAt = recorded.meta().time();
    next.streamVersion = recorded.meta().streamVersion();
    return next;
  }

  private static ExerciseLibraryRow told(
      ExerciseLibraryRow row, ExerciseScript script, List<ExerciseStep> steps) {
    row.pack = script.pack();
    row.title = script.title();
    row.happened = script.happened();
    row.occurredOn = script.occurredOn() == null ? null : script.occurredOn().parsed();
    row.steps = steps.size();
    row.techniques =
        steps.stream().map(ExerciseStep::technique).distinct().sorted().toArray(String[]::new);
    return row;
  }
}
