package org.aimsledger.servicekit.problem;

/// Problems about who asks and what he may do. None of them tells whether the resource exists.
public final class SecurityProblems {
  private SecurityProblems() {}

  /// 401 without a token.
  public static Problem noToken() {
    return Problem.of(
            401,
            "security/no-token",
            "A token is required",
            "Send Authorization: Bearer followed by an access token for the audience aimsledger.")
        .withHeader("WWW-Authenticate", "Bearer");
  }

  /// 401 with a token that we can't trust.
  public static Problem badToken() {
    return Problem.of(
            401,
            "security/bad-token",
            "The token is not valid",
            "It is expired, not signed by the configured issuer, or meant for another audience. Get"
                + " a new one.")
        .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  /// 403.
  public static Problem forbidden() {
    return Problem.of(
        403,
        "security/role-missing",
        "Your roles don't allow this",
        "The token is valid, but none of its roles may do this. See /q/openapi for the roles.");
  }
}
