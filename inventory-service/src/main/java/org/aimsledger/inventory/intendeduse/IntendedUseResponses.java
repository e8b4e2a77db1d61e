package org.aimsledger.inventory.intendeduse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UseStatement;
import org.aimsledger.inventory.intendeduse.IntendedUse.Stated;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of one statement.
final class IntendedUseResponses {
  private IntendedUseResponses() {}

  @Schema(name = "IntendedUse")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record IntendedUseResponse(
      UUID system,
      long version,
      @Schema(description = "The last approved edition") @Nullable EditionResponse inForce,
      @Schema(description = "The edition in work") @Nullable DraftResponse draft) {
    static IntendedUseResponse of(UUID system, long version, Stated stated) {
      var edition = stated.inForce();
      var draft = stated.draft();
      return new IntendedUseResponse(
          system,
          version,
          edition == null
              ? null
              : new EditionResponse(
                  edition.edition(),
                  edition.statement(),
                  edition.approver(),
                  edition.remark(),
                  edition.approvedAt()),
          draft == null
              ? null
              : new DraftResponse(
                  draft.edition(), draft.statement(), draft.authors().stream().sorted().toList()));
    }
  }

  @Schema(name = "IntendedUseEdition")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EditionResponse(
      int edition,
      UseStatement statement,
      @Schema(description = "Pseudonymous id") String approver,
      @Nullable String remark,
      Instant approvedAt) {}

  @Schema(name = "IntendedUseDraft")
  record DraftResponse(
      int edition,
      UseStatement statement,
      @Schema(description = "Pseudonymous ids") List<String> authors) {}

  /// What a state is on the wire.
  static IntendedUseResponse body(UUID id, long version, IntendedUse state) {
    return switch (state) {
      case IntendedUse.Stated known -> IntendedUseResponse.of(id, version, known);
      case IntendedUse.Unstated _ ->
          throw new IllegalStateException("nothing has happened to " + id);
    };
  }

  /// 404.
  static Problem unstated(UUID system) {
    return Problems.notFound("intended-use/unstated", "statement of intended use", system);
  }

  /// What a business "no" is on the wire.
  static Problem problem(IntendedUseRejection reason) {
    return switch (reason) {
      case IntendedUseRejection.UnknownSystem r ->
          Problems.notFound("intended-use/unknown-system", "AI system", r.system());
      case IntendedUseRejection.SystemRetired _ ->
          conflict("system-retired", "The system is retired", "It is not to be used any more.");
      case IntendedUseRejection.NothingDrafted _ ->
          conflict("nothing-drafted", "Nothing is drafted", "Write an edition first.");
      case IntendedUseRejection.OtherEdition r ->
          conflict(
                  "other-edition",
                  "Another edition is in work",
                  "It is edition " + r.actual() + ", not " + r.asked() + ".")
              .with("edition", r.actual());
      case IntendedUseRejection.ApproverHasWritten _ ->
          conflict(
              "approver-has-written",
              "Two persons are needed",
              "Who wrote on an edition can't approve it.");
    };
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "intended-use/" + slug, title, detail);
  }
}
