package org.aimsledger.incident.containmentaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.incident.containmentaction.ContainmentActions.Absent;
import org.aimsledger.incident.containmentaction.ContainmentActions.Action;
import org.aimsledger.incident.containmentaction.ContainmentActions.Ordered;
import org.aimsledger.incident.containmentaction.ContainmentActions.Status;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Measures as they are answered.
final class ContainmentActionResponses {
  private ContainmentActionResponses() {}

  @Schema(name = "ContainmentActions")
  record All(UUID incident, List<One> actions) {}

  @Schema(name = "ContainmentAction")
  record One(
      UUID action,
      UUID system,
      ContainmentMeasure measure,
      @Nullable String target,
      String reason,
      String requestedBy,
      Status status,
      @Schema(description = "How often it was asked for") int attempts,
      Instant requestedAt,
      @Schema(description = "When the last request has to be answered") Instant answerDue,
      @Nullable String detail,
      @Nullable Instant endedAt) {}

  static All all(UUID incident, ContainmentActions state) {
    return switch (state) {
      case Absent _ -> new All(incident, List.of());
      case Ordered ordered ->
          new All(
              incident, ordered.actions().stream().map(ContainmentActionResponses::one).toList());
    };
  }

  private static One one(Action action) {
    return new One(
        action.id(),
        action.system(),
        action.measure(),
        action.target(),
        action.reason(),
        action.requestedBy(),
        action.status(),
        action.attempt(),
        action.requestedAt(),
        action.answerDue(),
        action.detail(),
        action.endedAt());
  }
}
