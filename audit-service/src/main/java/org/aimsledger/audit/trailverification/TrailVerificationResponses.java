package org.aimsledger.audit.trailverification;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.trailverification.TrailVerification.Absent;
import org.aimsledger.audit.trailverification.TrailVerification.Noted;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Verifications as they are sent.
final class TrailVerificationResponses {
  private TrailVerificationResponses() {}

  /// @param mode what was verified
  /// @param size entries that the checkpoint covers under which it was verified
  /// @param root of that checkpoint, in hexadecimal
  /// @param signed whether this trail has signed such a checkpoint
  /// @param verified whether everything held
  /// @param problems how many things didn't
  @Schema(name = "TrailVerification")
  record Verification(
      UUID id,
      String mode,
      long size,
      String root,
      boolean signed,
      boolean verified,
      long problems,
      Instant at) {
    static Verification of(UUID id, TrailVerification state) {
      return switch (state) {
        case Noted(var result, var signed, var at) ->
            new Verification(
                id,
                result.mode(),
                result.size(),
                result.root(),
                signed,
                result.verified(),
                result.problems(),
                at);
        case Absent _ -> throw unknown(id).toException();
      };
    }
  }

  static Problem problem(TrailVerificationRejection rejection) {
    return switch (rejection) {
      case TrailVerificationRejection.ContradictsItself(var problems) ->
          Problem.of(
                  422,
                  "trail-verification/contradicts-itself",
                  "The report contradicts itself",
                  "It says that everything was verified, and counts %d problems. Hand in the report as the verifier printed it."
                      .formatted(problems))
              .with("problems", problems);
    };
  }

  private static Problem unknown(UUID verification) {
    return Problems.notFound("trail-verification/unknown", "verification", verification);
  }
}
