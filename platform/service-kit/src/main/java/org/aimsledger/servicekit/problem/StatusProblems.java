package org.aimsledger.servicekit.problem;

import org.jspecify.annotations.Nullable;

/// Problems for what the HTTP layer itself refuses, by status.
public final class StatusProblems {
  private StatusProblems() {}

  /// A problem of that status; unknown ones become 500.
  ///
  /// @param detail overrides the usual words
  public static Problem of(int status, @Nullable String detail) {
    var usual = usual(status);
    return detail == null || detail.isBlank() ? usual : usual.with("detail", detail);
  }

  private static Problem usual(int status) {
    return switch (status) {
      case 400 ->
          Problem.of(400, "request/malformed", "The request is malformed", "It can't be read.");
      case 401 -> SecurityProblems.noToken();
      case 403 -> SecurityProblems.forbidden();
      case 404 ->
          Problem.of(
              404,
              "request/unknown-path",
              "Nothing is here",
              "No resource answers under this path. The OpenAPI document is at /q/openapi.");
      case 405 ->
          Problem.of(
              405,
              "request/method-not-allowed",
              "The method is not allowed",
              "This path knows other methods; see /q/openapi.");
      case 406 ->
          Problem.of(
              406,
              "request/not-acceptable",
              "None of the accepted types is available",
              "Ask for application/json, or see /q/openapi for what this path gives.");
      case 412 ->
          Problem.of(412, "request/version-conflict", "The resource has changed", "Read it again.");
      case 413 ->
          Problem.of(
              413,
              "request/too-large",
              "The body is too large",
              "Send less at once. Nothing was changed.");
      case 414, 431 ->
          Problem.of(
              status,
              "request/too-long",
              "The address or the headers are too long",
              "Send shorter query parameters and headers.");
      case 415 ->
          Problem.of(
              415,
              "request/unsupported-media-type",
              "The content type is not supported",
              "Send application/json, or see /q/openapi for what this path takes.");
      case 422 ->
          Problem.of(
              422,
              "request/unprocessable",
              "The request can't be carried out",
              "It is well formed, but its content makes no sense here.");
      case 428 ->
          Problem.of(
              428,
              "request/precondition-required",
              "If-Match is required",
              "Read the resource and send its ETag as If-Match.");
      case 429 ->
          Problem.of(
                  429,
                  "request/too-many",
                  "Too many requests",
                  "Wait, then send the request again with the same Idempotency-Key.")
              .withHeader("Retry-After", "1");
      case 502, 503, 504 -> Problems.unavailable("Try again with the same Idempotency-Key.");
      default ->
          status >= 400 && status < 500
              ? Problem.of(
                  status,
                  "request/refused",
                  "The request was refused",
                  "See /q/openapi for what this path takes.")
              : Problems.internal();
    };
  }
}
