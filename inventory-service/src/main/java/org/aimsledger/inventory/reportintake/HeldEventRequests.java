package org.aimsledger.inventory.reportintake;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemCommand;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about findings.
final class HeldEventRequests {
  private static final int LONGEST_REASON = 2_000;

  private HeldEventRequests() {}

  @Schema(name = "LinkUnregisteredSystem")
  record LinkRequest(
      @Schema(required = true, description = "The system that it is") @Nullable UUID system,
      @Schema(required = true, maxLength = LONGEST_REASON) @Nullable String reason) {
    UUID linked() {
      return Fields.required("system", system);
    }

    UnregisteredSystemCommand toCommand(UUID finding, Instant at) {
      return new UnregisteredSystemCommand.Link(
          finding, linked(), Fields.text("reason", reason, LONGEST_REASON), at);
    }
  }

  @Schema(name = "DismissUnregisteredSystem")
  record DismissRequest(
      @Schema(required = true, maxLength = LONGEST_REASON) @Nullable String reason) {
    UnregisteredSystemCommand toCommand(UUID finding, Instant at) {
      return new UnregisteredSystemCommand.Dismiss(
          finding, Fields.text("reason", reason, LONGEST_REASON), at);
    }
  }
}
