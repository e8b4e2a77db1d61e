package org.aimsledger.inventory.outofscopeuse;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.UseDecision;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about one reported use.
final class OutOfScopeUseRequests {
  private OutOfScopeUseRequests() {}

  @Schema(name = "ReportOutOfScopeUse")
  record ReportRequest(
      @Schema(required = true) @Nullable UUID system,
      @Schema(required = true, maxLength = OutOfScopeUseCommand.DESCRIPTION)
          @Nullable String description) {
    OutOfScopeUseCommand toCommand(UUID use, String reporter, Instant now) {
      return legal(
          () ->
              new OutOfScopeUseCommand.Report(
                  use,
                  Fields.required("system", system),
                  new Presence.Absent(),
                  Fields.required("description", description),
                  reporter,
                  null,
                  now));
    }
  }

  @Schema(name = "DecideOutOfScopeUse")
  record DecideRequest(
      @Schema(required = true) @Nullable UseDecision decision,
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason,
      @Schema(
              maxLength = OutOfScopeUseCommand.DESCRIPTION,
              description = "What has to be done now; required unless it was in scope")
          @Nullable String followUp) {
    OutOfScopeUseCommand toCommand(UUID use, String decider, Instant now) {
      return legal(
          () ->
              new OutOfScopeUseCommand.Decide(
                  use,
                  Fields.required("decision", decision),
                  new Reason(Fields.required("reason", reason)),
                  null,
                  followUp,
                  decider,
                  now));
    }
  }

  @Schema(name = "FollowUpOutOfScopeUse")
  record FollowUpRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String outcome) {
    OutOfScopeUseCommand toCommand(UUID use, Instant now) {
      return legal(
          () ->
              new OutOfScopeUseCommand.FollowUp(
                  use, new Reason(Fields.required("outcome", outcome)), now));
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
