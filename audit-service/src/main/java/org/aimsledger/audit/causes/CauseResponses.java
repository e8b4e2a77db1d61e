package org.aimsledger.audit.causes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.causes.CauseQuery.Causes;
import org.aimsledger.audit.platform.trail.CauseStore.Step;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The answer to "why is this so?".
final class CauseResponses {
  private CauseResponses() {}

  /// @param distance steps from the event that was asked for
  /// @param index entry of the trail
  /// @param service who recorded it
  @Schema(name = "CausalStep")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CausalStep(
      int distance,
      long index,
      String service,
      @Nullable UUID eventId,
      @Nullable String type,
      @Nullable String subject,
      @Nullable String actor,
      @Nullable Instant recordedAt,
      @Nullable String causation,
      @Nullable String correlation) {
    static CausalStep of(Step step) {
      var entry = step.entry();
      return new CausalStep(
          step.distance(),
          entry.index(),
          entry.source(),
          entry.eventId(),
          entry.type(),
          entry.subject(),
          entry.actor(),
          entry.recordedAt(),
          entry.causation(),
          entry.correlation());
    }
  }

  /// @param event the event that was asked for
  /// @param causes what led to it, nearest first; the last one is where it began
  /// @param effects what it led to, nearest first
  /// @param complete whether nothing was cut off by the limits
  /// @param correlated where all events of the same request are listed
  @Schema(name = "Causes")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      CausalStep event,
      List<CausalStep> causes,
      List<CausalStep> effects,
      boolean complete,
      @Nullable String correlated) {
    static Answer of(Causes found, @Nullable String correlated) {
      var steps = found.up().stream().map(CausalStep::of).toList();
      var event = steps.getFirst();
      return new Answer(
          event,
          steps.subList(1, steps.size()),
          found.down().stream().map(CausalStep::of).toList(),
          !found.upCut() && !found.downCut(),
          correlated);
    }
  }

  static Problem unknownEvent(UUID event) {
    return Problem.of(
        404,
        "trail/unknown-event",
        "The trail doesn't know this event",
        "There is no event "
            + event
            + " in the trail. What was recorded a moment ago may not have arrived yet.");
  }
}
