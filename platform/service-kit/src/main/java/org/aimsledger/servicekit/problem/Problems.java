package org.aimsledger.servicekit.problem;

import java.util.List;

/// Problems that every service can have.
public final class Problems {
  private Problems() {}

  /// 400, about one field of the body or one parameter.
  public static Problem invalidField(String field, String message) {
    var error = new FieldError(field, message);
    return Problem.of(
            400,
            "request/invalid-value",
            "A value is not acceptable",
            error.field() + ": " + error.message())
        .withError(error.field(), error.message());
  }

  /// 400, about several fields.
  public static Problem invalidFields(List<FieldError> errors) {
    var problem =
        Problem.of(
            400,
            "request/invalid-value",
            "A value is not acceptable",
            errors.size() + " fields are not acceptable, see errors.");
    for (var error : errors) {
      problem = problem.withError(error.field(), error.message());
    }
    return problem;
  }

  /// 404. For resources whose id is well formed but unknown.
  ///
  /// @param slug e.g. `ai-system/unknown`
  public static Problem notFound(String slug, String what, Object id) {
    return Problem.of(404, slug, "Unknown " + what, "There is no " + what + " " + id + ".");
  }

  /// 412, with the version to continue from.
  public static Problem preconditionFailed(long expected, long actual) {
    return Problem.of(
            412,
            "request/version-conflict",
            "The resource has changed",
            "You sent If-Match \"v"
                + expected
                + "\", it is at \"v"
                + actual
                + "\". Read it again, then decide again.")
        .with("expectedVersion", expected)
        .with("actualVersion", actual)
        .withHeader("ETag", "\"v" + actual + "\"");
  }

  /// 409: no version was expected, but others were faster every time.
  public static Problem busy(long actual) {
    return Problem.of(
            409,
            "request/concurrent-changes",
            "Others are changing this resource",
            "Nothing was changed. Send the same request again with the same Idempotency-Key.")
        .with("actualVersion", actual)
        .withHeader("Retry-After", "1");
  }

  /// 409: a unique name is taken.
  public static Problem taken(String scope, String key, String holder) {
    return Problem.of(
            409,
            "request/name-taken",
            "The name is taken",
            scope + " '" + key + "' belongs to " + holder + ".")
        .with("scope", scope)
        .with("key", key)
        .with("holder", holder);
  }

  /// 422: the same idempotency key with other content.
  public static Problem keyReused() {
    return Problem.of(
        422,
        "request/idempotency-key-reused",
        "The Idempotency-Key was used for another request",
        "Nothing was changed. Take a new key for a new request; repeat a request unchanged.");
  }

  /// 503: nothing is known to have gone wrong with the request itself.
  public static Problem unavailable(String detail) {
    return Problem.of(503, "service/unavailable", "Not available right now", detail)
        .withHeader("Retry-After", "2");
  }

  /// 413.
  public static Problem tooLarge(long limit) {
    return Problem.of(
            413,
            "request/too-large",
            "The body is too large",
            "This path accepts at most " + limit + " bytes. Nothing was read or changed.")
        .with("limitBytes", limit);
  }

  /// 500, deliberately without any detail.
  static Problem internal() {
    return Problem.of(
        500,
        "service/internal-error",
        "Something is wrong in the service",
        "It was logged. Give the correlation id to whoever runs the service.");
  }
}
