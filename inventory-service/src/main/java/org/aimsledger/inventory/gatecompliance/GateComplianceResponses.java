package org.aimsledger.inventory.gatecompliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.LapseReason;
import org.aimsledger.contracts.inventory.Stage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the list of compliance.
final class GateComplianceResponses {
  private GateComplianceResponses() {}

  @Schema(name = "GateCompliance")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ComplianceResponse(
      UUID system,
      String name,
      @Nullable String owner,
      Stage stage,
      @Schema(description = "Whether its class or a person has put it under its gates")
          boolean governed,
      @Nullable GateTier tier,
      GateComplianceRow.Standing standing,
      @Schema(description = "What its stage asks for and is not there") List<GateLapse> lapses,
      @Schema(description = "When the next fact or approval ends by itself")
          @Nullable Instant until,
      @Schema(description = "Since when it stands so") Instant since) {
    static ComplianceResponse of(GateComplianceRow row) {
      return new ComplianceResponse(
          row.id,
          row.name,
          row.owner,
          row.stage,
          row.governed,
          row.tier,
          row.standing,
          Stream.of(row.lapses).map(ComplianceResponse::lapse).toList(),
          row.compliantUntil,
          row.since);
    }

    private static GateLapse lapse(String text) {
      var first = text.indexOf(':');
      var last = text.lastIndexOf(':');
      return new GateLapse(
          text.substring(0, first),
          last == first + 1 ? null : text.substring(first + 1, last),
          LapseReason.valueOf(text.substring(last + 1)));
    }
  }
}
