package org.aimsledger.inventory.systemregister;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.inventory.DecisionPart;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.GeneralPurpose;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Offering;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.inventory.systemregister.SystemRegisterQuery.Listed;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the register.
final class SystemRegisterResponses {
  private SystemRegisterResponses() {}

  @Schema(name = "AiSystemSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SummaryResponse(
      UUID id,
      long version,
      String name,
      @Nullable String nameEn,
      @Nullable String nameZhHans,
      @Nullable String nameZhHant,
      List<String> aliases,
      @Nullable String purpose,
      @Nullable String owner,
      @Nullable String organisation,
      @Nullable String unit,
      List<String> organisationRoles,
      Technology technology,
      DecisionPart decisionPart,
      Offering offering,
      @Nullable String topicArea,
      @Nullable String sector,
      @Nullable String vendor,
      Stage stage,
      boolean live,
      HighImpact highImpact,
      boolean suspended,
      @Schema(description = "Absent: undetermined") @Nullable RiskClass riskClass,
      @Schema(description = "First day of the duties of the class")
          @Nullable LocalDate riskClassAppliesFrom,
      @Nullable GeneralPurpose generalPurpose,
      @Schema(description = "Whether the class has to be determined again") boolean riskClassDue,
      @Schema(description = "A class that waits for a second person")
          @Nullable RiskClass proposedRiskClass,
      Origin.Kind origin,
      @Nullable ExternalId externalId,
      List<String> flags,
      Instant registeredAt,
      @Schema(description = "When its last event was recorded") Instant updatedAt) {

    static SummaryResponse of(Listed listed) {
      var row = listed.system();
      var classed = listed.riskClass();
      var externalId =
          row.externalScope == null || row.externalId == null
              ? null
              : new ExternalId(row.externalScope, row.externalId);
      return new SummaryResponse(
          row.id,
          row.version,
          row.name,
          row.nameEn,
          row.nameZhHans,
          row.nameZhHant,
          List.of(row.aliases),
          row.purpose,
          row.owner,
          row.organisation,
          row.unit,
          List.of(row.organisationRoles),
          row.technology,
          row.decisionPart,
          row.offering,
          row.topicArea,
          row.sector,
          row.vendor,
          row.stage,
          row.stage.isLive(),
          row.highImpact,
          row.suspended,
          classed == null ? null : classed.riskClass,
          classed == null ? null : classed.appliesFrom,
          classed == null ? null : classed.generalPurpose,
          classed != null && classed.dueSince != null,
          classed == null ? null : classed.proposedClass,
          Origin.Kind.valueOf(row.origin),
          externalId,
          List.of(row.flags),
          row.registeredAt,
          row.updatedAt);
    }
  }

  /// Every value is there, also those with 0.
  @Schema(name = "AiSystemCounts")
  record CountsResponse(
      long total,
      @Schema(description = "In stage PILOT or DEPLOYED; UNKNOWN never counts as live") long live,
      @Schema(description = "Live and high-impact YES") long liveHighImpact,
      long suspended,
      Map<Stage, Long> byStage,
      Map<HighImpact, Long> byHighImpact,
      Map<Technology, Long> byTechnology,
      Map<HighImpact, Map<Stage, Long>> byHighImpactAndStage) {

    static CountsResponse of(List<SystemRegisterQuery.Count> counts) {
      var total = 0L;
      var live = 0L;
      var liveHighImpact = 0L;
      var suspended = 0L;
      var byStage = zeros(Stage.class);
      var byHighImpact = zeros(HighImpact.class);
      var byTechnology = zeros(Technology.class);
      var both = new EnumMap<HighImpact, Map<Stage, Long>>(HighImpact.class);
      for (var highImpact : HighImpact.values()) {
        both.put(highImpact, zeros(Stage.class));
      }
      for (var count : counts) {
        var systems = count.systems();
        total += systems;
        suspended += count.suspended() ? systems : 0;
        live += count.stage().isLive() ? systems : 0;
        liveHighImpact +=
            count.stage().isLive() && count.highImpact() == HighImpact.YES ? systems : 0;
        byStage.merge(count.stage(), systems, Long::sum);
        byHighImpact.merge(count.highImpact(), systems, Long::sum);
        byTechnology.merge(count.technology(), systems, Long::sum);
        both.getOrDefault(count.highImpact(), byStage).merge(count.stage(), systems, Long::sum);
      }
      return new CountsResponse(
          total, live, liveHighImpact, suspended, byStage, byHighImpact, byTechnology, both);
    }

    private static <E extends Enum<E>> Map<E, Long> zeros(Class<E> type) {
      var zeros = new EnumMap<E, Long>(type);
      for (var constant : type.getEnumConstants()) {
        zeros.put(constant, 0L);
      }
      return zeros;
    }
  }
}
