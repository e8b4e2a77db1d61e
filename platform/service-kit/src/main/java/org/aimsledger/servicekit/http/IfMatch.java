package org.aimsledger.servicekit.http;

import java.util.regex.Pattern;
import org.aimsledger.servicekit.problem.Problem;
import org.jspecify.annotations.Nullable;

/// The version that the sender has seen: `@HeaderParam("If-Match") @Nullable IfMatch ifMatch`.
///
/// @param expectedVersion absent for `*`, which any existing version matches
public record IfMatch(@Nullable Long expectedVersion) {
  private static final Pattern TAG = Pattern.compile("\"v([0-9]{1,18})\"");

  /// Reads the header; Jakarta REST calls this.
  ///
  /// @throws org.aimsledger.servicekit.problem.ProblemException 400 when it is malformed
  public static IfMatch fromString(String header) {
    var text = header.strip();
    if (text.equals("*")) {
      return new IfMatch(null);
    }
    var tag = TAG.matcher(text);
    if (!tag.matches()) {
      throw Problem.of(
              400,
              "request/malformed-if-match",
              "If-Match is malformed",
              "Send the ETag of the resource as you got it, one strong tag with its quotes, e.g."
                  + " If-Match: \"v3\", or * for any version.")
          .withError("If-Match", "is not of the form \"v3\"")
          .toException();
    }
    return new IfMatch(Long.valueOf(tag.group(1)));
  }
}
