package org.aimsledger.servicekit.problem;

import java.util.Arrays;

/// A `multipart/form-data` body that is none. The framework has no exception of its own for it: it
/// throws whatever its parser stumbles over, of all types, so the place tells and not the type.
final class MultipartProblems {
  private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";

  private MultipartProblems() {}

  /// Whether the parser itself stumbled. What fails below it (a full disk) is ours.
  static boolean isMalformed(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .map(StackTraceElement::getClassName)
        .filter(name -> !name.startsWith("java.lang.") && !name.startsWith("jdk.internal.util."))
        .findFirst()
        .filter(name -> name.startsWith(PARSER))
        .isPresent();
  }

  static Problem malformed() {
    return Problem.of(
        400,
        "request/malformed-multipart",
        "The body is not well-formed multipart/form-data",
        "Each part needs its headers, the boundary of the Content-Type must separate the parts and"
            + " end the last one, and there are at most 1,000 parts.");
  }
}
