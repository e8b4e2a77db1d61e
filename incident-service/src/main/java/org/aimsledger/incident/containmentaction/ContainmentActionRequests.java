package org.aimsledger.incident.containmentaction;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class ContainmentActionRequests {
  private ContainmentActionRequests() {}

  @Schema(name = "OrderMeasure")
  record Order(
      @Nullable UUID system,
      @Nullable ContainmentMeasure measure,
      @Schema(description = "The scope to take away, or the version to return to")
          @Nullable String target,
      @Nullable String reason) {
    Measure toMeasure() {
      return check(
          "target",
          () -> new Measure(required("system", system), required("measure", measure), target));
    }

    Reason why() {
      return reasonOf("reason", reason);
    }
  }

  @Schema(name = "AnswerMeasure")
  record Answer(
      @Nullable MeasureOutcome outcome,
      @Schema(description = "What was done, or why not") @Nullable String detail) {
    ContainmentActionCommand toCommand(UUID incident, UUID action, PersonId by, Instant now) {
      return new ContainmentActionCommand.Acknowledge(
          incident, action, required("outcome", outcome), reasonOf("detail", detail), by, now);
    }
  }

  @Schema(name = "WithdrawMeasure")
  record Withdraw(@Nullable String reason) {
    ContainmentActionCommand toCommand(UUID incident, UUID action, Instant now) {
      return new ContainmentActionCommand.Withdraw(
          incident, action, reasonOf("reason", reason), now);
    }
  }

  private static Reason reasonOf(String field, @Nullable String text) {
    return check(field, () -> new Reason(required(field, text)));
  }
}
