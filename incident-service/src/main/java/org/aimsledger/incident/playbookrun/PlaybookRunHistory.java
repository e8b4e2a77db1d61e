package org.aimsledger.incident.playbookrun;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Abandoned;
import org.aimsledger.contracts.incident.PlaybookRunEvent.CalledAgain;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Completed;
import org.aimsledger.contracts.incident.PlaybookRunEvent.StepSettled;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.incident.playbookrun.PlaybookRun.Absent;
import org.aimsledger.incident.playbookrun.PlaybookRun.End;
import org.aimsledger.incident.playbookrun.PlaybookRun.Settlement;
import org.aimsledger.incident.playbookrun.PlaybookRun.Started;
import org.aimsledger.incident.playbookrun.PlaybookRun.Step;
import org.jspecify.annotations.Nullable;

/// Events of one run → where it stands.
final class PlaybookRunHistory {
  private PlaybookRunHistory() {}

  static PlaybookRun evolve(PlaybookRun state, PlaybookRunEvent event) {
    return switch (state) {
      case Absent _ -> {
        if (event instanceof PlaybookRunEvent.Started e) {
          yield first(e);
        }
        throw new CorruptStreamException(state, event);
      }
      case Started started -> next(started, event);
    };
  }

  private static Started first(PlaybookRunEvent.Started event) {
    return new Started(
        event.run(),
        event.incident(),
        event.key(),
        event.version(),
        event.steps().stream().map(plan -> new Step(plan, null)).toList(),
        List.of(event.trigger()),
        event.reason(),
        event.at(),
        null);
  }

  private static Started next(Started state, PlaybookRunEvent event) {
    return switch (event) {
      case PlaybookRunEvent.Started _ -> throw new CorruptStreamException(state, event);
      case CalledAgain e ->
          with(
              state,
              state.steps(),
              Stream.concat(state.triggers().stream(), Stream.of(e.trigger())).toList(),
              state.end());
      case StepSettled e ->
          with(
              state,
              state.steps().stream().map(step -> settled(step, e)).toList(),
              state.triggers(),
              state.end());
      case Completed e ->
          with(state, state.steps(), state.triggers(), new End(true, e.lessons(), e.at()));
      case Abandoned e ->
          with(state, state.steps(), state.triggers(), new End(false, e.reason(), e.at()));
    };
  }

  private static Step settled(Step step, StepSettled event) {
    return Objects.equals(step.plan().step(), event.step())
        ? new Step(
            step.plan(),
            new Settlement(event.outcome(), event.note(), event.settledBy(), event.at()))
        : step;
  }

  private static Started with(
      Started state, List<Step> steps, List<String> triggers, @Nullable End end) {
    return new Started(
        state.run(),
        state.incident(),
        state.key(),
        state.version(),
        steps,
        triggers,
        state.reason(),
        state.startedAt(),
        end);
  }
}
