package org.aimsledger.inventory.deviation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.inventory.deviation.Deviation.Known;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of one deviation.
final class DeviationResponses {
  private DeviationResponses() {}

  /// Where it stands.
  enum Standing {
    /// Nobody has decided about it.
    OPEN,
    APPROVED,
    /// It was approved, and its time is over.
    EXPIRED,
    REFUSED,
    ENDED
  }

  @Schema(name = "Deviation")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeviationResponse(
      UUID id,
      long version,
      UUID system,
      @Schema(description = "The version that was in force") ProcedureVersion procedure,
      String requirement,
      String reason,
      @Schema(description = "How long it was asked for") Instant askedUntil,
      @Schema(description = "Pseudonymous id") String recordedBy,
      Instant recordedAt,
      Standing standing,
      @Nullable ApprovalResponse approval,
      @Nullable OverResponse over) {
    static DeviationResponse of(UUID id, long version, Known deviation, Instant now) {
      var facts = deviation.facts();
      return new DeviationResponse(
          id,
          version,
          facts.system(),
          facts.procedure(),
          facts.requirement(),
          facts.reason(),
          facts.until(),
          facts.by(),
          facts.at(),
          standing(deviation, now),
          approval(deviation),
          deviation instanceof Deviation.Over over
              ? new OverResponse(over.reason(), over.by(), over.at())
              : null);
    }

    private static Standing standing(Known deviation, Instant now) {
      return switch (deviation) {
        case Deviation.Open _ -> Standing.OPEN;
        case Deviation.Approved approved ->
            approved.approval().until().isAfter(now) ? Standing.APPROVED : Standing.EXPIRED;
        case Deviation.Over over -> over.refused() ? Standing.REFUSED : Standing.ENDED;
      };
    }

    private static @Nullable ApprovalResponse approval(Known deviation) {
      var approval =
          switch (deviation) {
            case Deviation.Open _ -> null;
            case Deviation.Approved approved -> approved.approval();
            case Deviation.Over over -> over.approval();
          };
      return approval == null
          ? null
          : new ApprovalResponse(approval.until(), approval.remark(), approval.by(), approval.at());
    }
  }

  @Schema(name = "DeviationApproval")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ApprovalResponse(
      Instant until,
      @Nullable String remark,
      @Schema(description = "Pseudonymous id") String approver,
      Instant at) {}

  @Schema(name = "DeviationEnd")
  record OverResponse(
      String reason, @Schema(description = "Pseudonymous id") String by, Instant at) {}

  /// What a state is on the wire.
  static DeviationResponse body(UUID id, long version, Deviation state, Instant now) {
    return switch (state) {
      case Known known -> DeviationResponse.of(id, version, known, now);
      case Deviation.Absent _ -> throw new IllegalStateException("nothing has happened to " + id);
    };
  }

  /// 404.
  static Problem unknown(UUID deviation) {
    return Problems.notFound("deviation/unknown", "deviation", deviation);
  }

  /// What a business "no" is on the wire.
  static Problem problem(DeviationRejection reason) {
    return switch (reason) {
      case DeviationRejection.UnknownDeviation r -> unknown(r.deviation());
      case DeviationRejection.UnknownSystem r ->
          Problem.of(
                  422,
                  "deviation/unknown-system",
                  "The system is not in the inventory",
                  "Register it first.")
              .withError("system", "there is no AI system " + r.system());
      case DeviationRejection.SystemRetired r ->
          no("system-retired", "The system is retired", "It follows no procedure any more.")
              .with("system", r.system());
      case DeviationRejection.NoProcedure r ->
          no(
                  "no-procedure",
                  "The stage has no procedure in force",
                  "Release one: PUT /procedures/" + r.stage() + "/versions/{label}.")
              .with("stage", r.stage());
      case DeviationRejection.Over _ ->
          no("over", "It is over", "Record another one if the procedure is not followed again.");
      case DeviationRejection.AlreadyApproved r ->
          no("approved-already", "It is approved", "It may be until " + r.until() + ".")
              .with("until", r.until());
      case DeviationRejection.OwnDeviation _ ->
          no("own-deviation", "Nobody approves the own deviation", "Somebody else has to.");
      case DeviationRejection.LongerThanAsked r ->
          no(
                  "longer-than-asked",
                  "Nobody asked for that long",
                  "It was asked for until " + r.asked() + "; record another one for longer.")
              .with("asked", r.asked());
    };
  }

  private static Problem no(String slug, String title, String detail) {
    return Problem.of(409, "deviation/" + slug, title, detail);
  }
}
