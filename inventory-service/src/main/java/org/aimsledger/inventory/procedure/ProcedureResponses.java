package org.aimsledger.inventory.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of procedures.
final class ProcedureResponses {
  private ProcedureResponses() {}

  @Schema(name = "Procedure")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProcedureResponse(
      Stage stage,
      long version,
      @Schema(description = "Label of the version to be followed today") @Nullable String inForce,
      List<VersionResponse> versions) {
    static ProcedureResponse of(Stage stage, long version, Procedure procedure, LocalDate today) {
      return new ProcedureResponse(
          stage,
          version,
          procedure.inForce(today).map(Procedure.Version::label).orElse(null),
          procedure.versions().stream().map(VersionResponse::of).toList());
    }
  }

  @Schema(name = "ProcedureVersion")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VersionResponse(
      String label,
      String title,
      String document,
      @Nullable String digest,
      LocalDate validFrom,
      @Schema(description = "Pseudonymous id") String releasedBy,
      Instant releasedAt,
      @Schema(description = "Why it is not to be followed any more") @Nullable String withdrawn) {
    static VersionResponse of(Procedure.Version version) {
      return new VersionResponse(
          version.label(),
          version.title(),
          version.document(),
          version.digest(),
          version.validFrom(),
          version.releasedBy(),
          version.releasedAt(),
          version.withdrawn());
    }
  }

  /// 404.
  static Problem unknown(Stage stage) {
    return Problems.notFound("procedure/unknown", "procedure of the stage", stage);
  }

  /// What a business "no" is on the wire.
  static Problem problem(ProcedureRejection reason) {
    return switch (reason) {
      case ProcedureRejection.UnknownVersion r ->
          Problems.notFound(
              "procedure/unknown-version", "version of the procedure of " + r.stage(), r.label());
      case ProcedureRejection.LabelTaken r ->
          Problem.of(
              409,
              "procedure/label-taken",
              "There is a version of that label",
              "Decisions name " + r.label() + "; what is new gets a label of its own.");
      case ProcedureRejection.BeforeLatest r ->
          Problem.of(
                  409,
                  "procedure/before-latest",
                  "A later version is released",
                  "It has to begin after " + r.latest() + ".")
              .with("latest", r.latest());
      case ProcedureRejection.TooMany r ->
          Problem.of(
              409,
              "procedure/too-many",
              "There are too many versions",
              "A procedure has at most " + r.most() + ".");
    };
  }
}
