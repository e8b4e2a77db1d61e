package org.aimsledger.audit.trailverification;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.aimsledger.audit.trailverification.TrailVerification.Result;
import org.aimsledger.servicekit.problem.Problems;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests.
final class TrailVerificationRequests {
  private static final String FORMAT = "aimsledger-verification/2";
  private static final List<String> MODES = List.of("bundle", "log", "proof", "consistency");

  private TrailVerificationRequests() {}

  /// What the verifier prints with `--json`, as far as it is kept.
  @Schema(name = "VerificationReport")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Report(
      @Schema(description = "aimsledger-verification/2") @Nullable String format,
      @Schema(description = "bundle, log, proof or consistency") @Nullable String mode,
      @Schema(description = "Whether everything held") @Nullable Boolean verified,
      @Schema(description = "The checkpoint under which it was verified")
          @Nullable Checkpoint checkpoint,
      @Schema(description = "How many things did not hold") @Nullable Long problemCount) {

    Result toResult() {
      if (!FORMAT.equals(format)) {
        throw Problems.invalidField("format", "is " + FORMAT + " in a report of the verifier")
            .toException();
      }
      var known = required("mode", mode);
      if (!MODES.contains(known)) {
        throw Problems.invalidField("mode", "is one of " + MODES).toException();
      }
      var under = required("checkpoint", checkpoint);
      return new Result(
          known,
          counted("checkpoint.size", under.size()),
          hash(under.root()).hex(),
          required("verified", verified),
          counted("problemCount", problemCount));
    }
  }

  /// @param root in base64, as in the checkpoint
  @Schema(name = "VerifiedCheckpoint")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Checkpoint(
      @Schema(description = "Entries that it covers") @Nullable Long size,
      @Schema(description = "Its root in base64") @Nullable String root) {}

  private static Hash hash(@Nullable String root) {
    var text = required("checkpoint.root", root);
    return check(
        "checkpoint.root",
        () -> {
          try {
            return Hash.ofBase64(text);
          } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
          }
        });
  }

  private static long counted(String field, @Nullable Long number) {
    var given = required(field, number);
    if (given < 0) {
      throw Problems.invalidField(field, "is not below 0").toException();
    }
    return given;
  }
}
