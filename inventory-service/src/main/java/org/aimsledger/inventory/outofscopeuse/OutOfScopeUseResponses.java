package org.aimsledger.inventory.outofscopeuse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UseDecision;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUse.Known;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of one reported use.
final class OutOfScopeUseResponses {
  private OutOfScopeUseResponses() {}

  @Schema(name = "OutOfScopeUse")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UseResponse(
      UUID id,
      long version,
      UUID system,
      String description,
      @Schema(description = "Pseudonymous id of a person, or source of an integration")
          String reporter,
      @Schema(description = "The report of an integration that it comes from")
          @Nullable UUID report,
      Instant reportedAt,
      @Nullable DecisionResponse decision,
      @Schema(description = "What came of the follow-up") @Nullable String outcome,
      @Nullable Instant followedUpAt) {
    static UseResponse of(UUID id, long version, Known use) {
      var report = use.report();
      var verdict = use.verdict();
      return new UseResponse(
          id,
          version,
          report.system(),
          report.description(),
          report.reporter(),
          report.report(),
          report.at(),
          verdict == null
              ? null
              : new DecisionResponse(
                  verdict.decision(),
                  verdict.reason(),
                  verdict.edition(),
                  verdict.followUp(),
                  verdict.decider(),
                  verdict.at()),
          use.done() == null ? null : use.done().outcome(),
          use.done() == null ? null : use.done().at());
    }
  }

  @Schema(name = "OutOfScopeUseDecision")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DecisionResponse(
      UseDecision decision,
      String reason,
      @Schema(description = "Edition of the statement of intended use that was in force")
          @Nullable Integer edition,
      @Nullable String followUp,
      @Schema(description = "Pseudonymous id") String decider,
      Instant at) {}

  /// What a state is on the wire.
  static UseResponse body(UUID id, long version, OutOfScopeUse state) {
    return switch (state) {
      case OutOfScopeUse.Known known -> UseResponse.of(id, version, known);
      case OutOfScopeUse.Absent _ ->
          throw new IllegalStateException("nothing has happened to " + id);
    };
  }

  /// 404.
  static Problem unknown(UUID use) {
    return Problems.notFound("out-of-scope-use/unknown", "reported use", use);
  }

  /// What a business "no" is on the wire.
  static Problem problem(OutOfScopeUseRejection reason) {
    return switch (reason) {
      case OutOfScopeUseRejection.UnknownUse r -> unknown(r.use());
      case OutOfScopeUseRejection.UnknownSystem r ->
          refused("unknown-system", "The system is not in the inventory", "Register it first.")
              .withError("system", "There is no AI system " + r.system() + ".");
      case OutOfScopeUseRejection.AlreadyDecided r ->
          Problem.of(
                  409,
                  "out-of-scope-use/already-decided",
                  "It is decided",
                  "It was decided to be " + r.decision() + ".")
              .with("decision", r.decision());
      case OutOfScopeUseRejection.FollowUpMissing r ->
          refused("follow-up-missing", "A follow-up is missing", r.decision() + " needs one.")
              .withError("followUp", "is required with " + r.decision());
      case OutOfScopeUseRejection.NothingToFollowUp _ ->
          Problem.of(
              409,
              "out-of-scope-use/nothing-to-follow-up",
              "Nothing has to be done",
              "No follow-up was decided.");
    };
  }

  private static Problem refused(String slug, String title, String detail) {
    return Problem.of(422, "out-of-scope-use/" + slug, title, detail);
  }
}
