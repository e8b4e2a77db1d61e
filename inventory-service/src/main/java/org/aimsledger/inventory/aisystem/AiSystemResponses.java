package org.aimsledger.inventory.aisystem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.aisystem.AiSystem.Hold;
import org.aimsledger.inventory.aisystem.AiSystem.ImportedRow;
import org.aimsledger.inventory.aisystem.AiSystem.Known;
import org.aimsledger.inventory.platform.FieldContradiction;
import org.aimsledger.inventory.platform.FieldOrigin;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of one AI system.
final class AiSystemResponses {
  private AiSystemResponses() {}

  @Schema(name = "AiSystem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AiSystemResponse(
      UUID id,
      long version,
      String name,
      @Schema(description = "ACTIVE, SUSPENDED or RETIRED") Condition condition,
      Stage stage,
      @Schema(description = "Whether the stage is PILOT or DEPLOYED") boolean live,
      HighImpact highImpact,
      @Nullable String highImpactJustification,
      AiSystemProfile profile,
      Origin origin,
      @Schema(description = "What should be looked at, from the last import") List<String> flags,
      @Schema(description = "Who holds it suspended") List<HoldResponse> holds,
      @Schema(description = "What the last import said") @Nullable ImportedRow imported,
      @Schema(description = "Field with a value → where that comes from")
          Map<String, ProvenanceResponse> provenance,
      @Schema(description = "Field → what another source says of it, until somebody decides")
          Map<String, ContradictionResponse> contradictions,
      Instant registeredAt,
      Instant changedAt,
      @Nullable Instant retiredAt,
      @Nullable String retirementReason) {

    static AiSystemResponse of(UUID id, long version, Known system) {
      var facts = system.facts();
      var row = facts.imported();
      var retired = system instanceof AiSystem.Retired r ? r : null;
      return new AiSystemResponse(
          id,
          version,
          facts.name(),
          condition(system),
          facts.stage(),
          facts.stage().isLive(),
          facts.highImpact(),
          facts.justification().isEmpty() ? null : facts.justification(),
          facts.profile(),
          facts.origin(),
          row == null ? facts.origin().flags() : row.origin().flags(),
          system.holds().stream().map(HoldResponse::of).toList(),
          row,
          mapped(facts.origins().fields(), ProvenanceResponse::of),
          mapped(facts.origins().contradictions(), ContradictionResponse::of),
          facts.registeredAt(),
          facts.changedAt(),
          retired == null ? null : retired.retiredAt(),
          retired == null ? null : retired.reason());
    }

    private static Condition condition(Known system) {
      return switch (system) {
        case AiSystem.Active _ -> Condition.ACTIVE;
        case AiSystem.Suspended _ -> Condition.SUSPENDED;
        case AiSystem.Retired _ -> Condition.RETIRED;
      };
    }
  }

  private static <A, B> Map<String, B> mapped(SortedMap<String, A> map, Function<A, B> form) {
    var mapped = new TreeMap<String, B>();
    map.forEach((field, value) -> mapped.put(field, form.apply(value)));
    return mapped;
  }

  @Schema(name = "FieldProvenance", description = "Where the value of a field comes from")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProvenanceResponse(
      FieldSource source,
      @Schema(description = "Who or what says so; absent: whoever recorded it")
          @Nullable String from,
      Confidence confidence,
      @Schema(description = "When the field got this value") Instant since,
      @Schema(description = "When a person last stood behind it") @Nullable Instant confirmedAt) {
    static ProvenanceResponse of(FieldOrigin origin) {
      return new ProvenanceResponse(
          origin.source(),
          origin.from(),
          origin.confidence(),
          origin.since(),
          origin.confirmedAt());
    }
  }

  @Schema(name = "FieldContradiction", description = "What another source says of a field")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ContradictionResponse(
      @Schema(description = "Part of the field → values; none: it has no value there")
          Map<String, List<String>> values,
      FieldSource source,
      @Nullable String from,
      Confidence confidence,
      Instant since) {
    static ContradictionResponse of(FieldContradiction other) {
      var by = other.provenance();
      return new ContradictionResponse(
          other.values(), by.source(), by.from(), by.confidence(), other.at());
    }
  }

  enum Condition {
    ACTIVE,
    SUSPENDED,
    RETIRED
  }

  @Schema(name = "Hold", description = "One holder of a suspension")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HoldResponse(
      @Schema(description = "Absent for a person's order") @Nullable UUID incident,
      String reason,
      Instant since) {
    static HoldResponse of(Hold hold) {
      return new HoldResponse(hold.incident(), hold.reason(), hold.since());
    }
  }

  /// What a state is on the wire.
  static AiSystemResponse body(UUID id, long version, AiSystem state) {
    return switch (state) {
      case AiSystem.Known known -> AiSystemResponse.of(id, version, known);
      case AiSystem.Absent _ -> throw new IllegalStateException("nothing has happened to " + id);
    };
  }

  /// 404.
  static Problem unknown(UUID id) {
    return Problems.notFound("ai-system/unknown", "AI system", id);
  }

  /// What a business "no" is on the wire.
  static Problem problem(AiSystemRejection reason) {
    return switch (reason) {
      case AiSystemRejection.UnknownSystem r -> unknown(r.system());
      case AiSystemRejection.AlreadyRegistered r ->
          no(
                  "ai-system/already-registered",
                  "The system is registered already",
                  "Another system has this external id; ids are never used again.")
              .with("system", r.system());
      case AiSystemRejection.SystemRetired r ->
          no(
                  "ai-system/retired",
                  "The system is retired",
                  "Retirement is final; register what replaces it as a system of its own.")
              .with("system", r.system());
      case AiSystemRejection.StageMoveNotAllowed r ->
          no(
                  "ai-system/stage-move-not-allowed",
                  "The life cycle has no such move",
                  "From "
                      + r.from()
                      + " a system may enter "
                      + (r.allowed().isEmpty() ? "nothing" : r.allowed().stream().sorted().toList())
                      + ", not "
                      + r.to()
                      + (r.to() == Stage.RETIRED ? "; to retire it, POST to …/retirement." : "."))
              .with("from", r.from())
              .with("allowed", r.allowed().stream().sorted().toList());
      case AiSystemRejection.OwnerMissing r ->
          no(
                  "ai-system/owner-missing",
                  "Nobody answers for the system",
                  "Assign an owner before the system enters " + r.stage() + ".")
              .with("system", r.system());
      case AiSystemRejection.SystemSuspended r ->
          no(
                  "ai-system/suspended",
                  "The system is suspended",
                  "It can not enter " + r.stage() + " before it is resumed.")
              .with("system", r.system());
      case AiSystemRejection.GatesClosed r ->
          no(
                  "ai-system/gates-closed",
                  "The gates of the life cycle are closed",
                  "It can not enter " + r.stage() + " before the listed obstacles are gone.")
              .with("system", r.system())
              .with("stage", r.stage())
              .with("obstacles", r.obstacles());
      case AiSystemRejection.JustificationMissing _ ->
          Problem.of(
                  422,
                  "ai-system/justification-missing",
                  "A justification is required",
                  "PRESUMED_BUT_NOT means that a presumption is rebutted: say why.")
              .withError("justification", "is required for PRESUMED_BUT_NOT");
      case AiSystemRejection.HeldByIncidents r ->
          no(
                  "ai-system/held-by-incidents",
                  "Incidents hold the system suspended",
                  "Release the containment in the incidents named here.")
              .with("incidents", r.incidents());
      case AiSystemRejection.ProfileNotLegal r ->
          Problem.of(
                  422,
                  "ai-system/profile-not-legal",
                  "The description would not be legal",
                  r.detail())
              .withError(r.field(), r.detail());
      case AiSystemRejection.FieldsWithoutValue r ->
          no(
                  "ai-system/fields-without-value",
                  "There is nothing to confirm",
                  "These fields have no value: " + String.join(", ", r.fields()) + ".")
              .with("system", r.system())
              .with("fields", r.fields());
      case AiSystemRejection.NothingContradicts r ->
          no(
                  "ai-system/nothing-contradicts",
                  "There is nothing to accept",
                  "No other source says anything else of " + String.join(", ", r.fields()) + ".")
              .with("system", r.system())
              .with("fields", r.fields());
      case AiSystemRejection.ExternalIdDiffers r ->
          no(
                  "ai-system/external-id-differs",
                  "The system has another external id",
                  "It is " + r.known() + ", not " + r.given() + ".")
              .with("system", r.system());
    };
  }

  private static Problem no(String slug, String title, String detail) {
    return Problem.of(409, slug, title, detail);
  }
}
