package org.aimsledger.audit.contentpruning;

import static org.aimsledger.servicekit.problem.Fields.required;
import static org.aimsledger.servicekit.problem.Fields.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class ContentPruningRequests {
  private static final int LONGEST_CLASS = 60;
  private static final int LONGEST_REASON = 2_000;

  private ContentPruningRequests() {}

  @Schema(name = "OrderContentPruning")
  record Order(
      @Schema(description = "Class of the pack retention-rules") @Nullable String recordClass,
      @Schema(description = "Only what was recorded before that") @Nullable Instant before,
      @Schema(description = "Why") @Nullable String reason) {
    ContentPruningCommand toCommand(UUID pruning, String by, Instant now) {
      return new ContentPruningCommand.Order(
          pruning,
          text("recordClass", recordClass, LONGEST_CLASS),
          required("before", before).truncatedTo(ChronoUnit.MICROS),
          by,
          text("reason", reason, LONGEST_REASON),
          now);
    }
  }
}
