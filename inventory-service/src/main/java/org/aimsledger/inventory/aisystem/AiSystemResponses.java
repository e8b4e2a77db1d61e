package org.aimsledger.inventory.aisystem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.aisystem.AiSystem.Hold;
import org.aimsledger.inventory.aisystem.AiSystem.ImportedRow;
import org.aimsledger.inventory.aisystem.AiSystem.Known;
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
