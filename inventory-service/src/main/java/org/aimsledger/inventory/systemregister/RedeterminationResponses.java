package org.aimsledger.inventory.systemregister;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.RedeterminationCause;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.inventory.systemregister.SystemClassQuery.Due;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of what is due.
final class RedeterminationResponses {
  private RedeterminationResponses() {}

  @Schema(name = "Redetermination")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RedeterminationResponse(
      UUID system,
      @Nullable String name,
      @Nullable String owner,
      @Nullable String organisation,
      @Schema(description = "The class in force until then") @Nullable RiskClass riskClass,
      @Schema(description = "The determination in force") @Nullable UUID determination,
      @Schema(description = "The rules that it was decided by") @Nullable String pack,
      List<RedeterminationCause> causes,
      @Schema(description = "Rules that changed, came or went, and decide") List<String> rules,
      @Nullable String reason,
      @Schema(description = "A class that waits for a second person")
          @Nullable RiskClass proposedClass,
      Instant since) {
    static RedeterminationResponse of(Due due) {
      var row = due.row();
      var system = due.system();
      return new RedeterminationResponse(
          row.id,
          system == null ? null : system.name,
          system == null ? null : system.owner,
          system == null ? null : system.organisation,
          row.riskClass,
          row.determination,
          row.pack,
          Stream.of(row.dueCauses).map(RedeterminationCause::valueOf).toList(),
          List.of(row.dueRules),
          row.dueReason,
          row.proposedClass,
          RedeterminationResponses.since(due));
    }
  }

  static Instant since(Due due) {
    return Objects.requireNonNull(due.row().dueSince);
  }
}
