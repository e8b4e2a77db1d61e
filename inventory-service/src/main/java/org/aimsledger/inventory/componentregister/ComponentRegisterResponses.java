package org.aimsledger.inventory.componentregister;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ExternalId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the register.
final class ComponentRegisterResponses {
  private ComponentRegisterResponses() {}

  @Schema(name = "ComponentSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SummaryResponse(
      UUID id,
      long version,
      ComponentKind kind,
      @Nullable UUID parent,
      @Nullable String label,
      String name,
      @Nullable String nameEn,
      @Nullable String nameZhHans,
      @Nullable String nameZhHant,
      List<String> aliases,
      @Nullable String owner,
      @Nullable String unit,
      @Nullable String developer,
      List<String> licences,
      @Schema(description = "YES, NO or UNKNOWN") String personalData,
      @Schema(description = "YES, NO or UNKNOWN") String sensitiveData,
      @Schema(description = "NO, YES, YES_WITH_SYSTEMIC_RISK or UNKNOWN") String generalPurpose,
      String acquisition,
      String environment,
      String criticality,
      @Schema(description = "Outcome of the last look at a supplier") String dueDiligence,
      @Schema(description = "How many changes the supplier had not announced") long silentChanges,
      boolean retired,
      @Nullable ExternalId externalId,
      Instant registeredAt,
      @Schema(description = "When its last event was recorded") Instant updatedAt) {

    static SummaryResponse of(ComponentRegisterRow row) {
      var externalId =
          row.externalScope == null || row.externalId == null
              ? null
              : new ExternalId(row.externalScope, row.externalId);
      return new SummaryResponse(
          row.id,
          row.version,
          row.kind,
          row.parent,
          row.label,
          row.name,
          row.nameEn,
          row.nameZhHans,
          row.nameZhHant,
          List.of(row.aliases),
          row.owner,
          row.unit,
          row.developer,
          List.of(row.licences),
          row.personalData,
          row.sensitiveData,
          row.generalPurpose,
          row.acquisition,
          row.environment,
          row.criticality,
          row.dueDiligence,
          row.silentChanges,
          row.retired,
          externalId,
          row.registeredAt,
          row.updatedAt);
    }
  }
}
