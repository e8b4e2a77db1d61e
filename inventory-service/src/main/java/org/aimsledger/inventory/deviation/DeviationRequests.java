package org.aimsledger.inventory.deviation;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about one deviation.
final class DeviationRequests {
  private DeviationRequests() {}

  @Schema(name = "RecordDeviation")
  record RecordRequest(
      @Schema(required = true) @Nullable UUID system,
      @Schema(required = true, description = "Whose procedure is not followed")
          @Nullable Stage stage,
      @Schema(
              required = true,
              maxLength = DeviationCommand.REQUIREMENT,
              description = "What of the procedure is not followed")
          @Nullable String requirement,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason,
      @Schema(required = true, description = "How long") @Nullable Instant until) {
    DeviationCommand toCommand(UUID deviation, String by, Instant now) {
      return legal(
          () ->
              new DeviationCommand.Declare(
                  deviation,
                  Fields.required("system", system),
                  new Presence.Absent(),
                  Fields.required("stage", stage),
                  null,
                  Fields.required("requirement", requirement),
                  new Reason(Fields.required("reason", reason)),
                  Fields.required("until", until),
                  by,
                  now));
    }
  }

  @Schema(name = "ApproveDeviation")
  record ApproveRequest(
      @Schema(description = "Left out: as long as was asked for") @Nullable Instant until,
      @Schema(maxLength = Reason.LONGEST) @Nullable String remark) {
    DeviationCommand toCommand(UUID deviation, String by, Instant now) {
      return legal(
          () ->
              new DeviationCommand.Approve(
                  deviation, until, remark == null ? null : new Reason(remark), by, now));
    }
  }

  @Schema(name = "DeviationReason")
  record ReasonRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    DeviationCommand toRefuse(UUID deviation, String by, Instant now) {
      return legal(() -> new DeviationCommand.Refuse(deviation, given(), by, now));
    }

    DeviationCommand toEnd(UUID deviation, String by, Instant now) {
      return legal(() -> new DeviationCommand.End(deviation, given(), by, now));
    }

    private Reason given() {
      return new Reason(Fields.required("reason", reason));
    }
  }

  /// What the constructor of a value refuses is the sender's mistake here, and names its field.
  private static <T> T legal(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalFieldException e) {
      throw Problems.invalidField(e.field(), String.valueOf(e.getMessage())).toException();
    }
  }
}
