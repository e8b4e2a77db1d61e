package org.aimsledger.servicekit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.aimsledger.servicekit.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Each write names itself, so that it can be repeated safely.
public class IdempotencyKeyFilter {
  /// The header.
  public static final String HEADER = "Idempotency-Key";

  private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

  @ServerRequestFilter
  public Optional<Response> check(ContainerRequestContext request, ResourceInfo resource) {
    if (!WRITES.contains(request.getMethod()) || isExempt(resource)) {
      return Optional.empty();
    }
    return problem(request.getHeaderString(HEADER)).map(Problem::toResponse);
  }

  private static boolean isExempt(ResourceInfo resource) {
    var method = resource.getResourceMethod();
    return method != null && method.isAnnotationPresent(WithoutIdempotencyKey.class);
  }

  private static Optional<Problem> problem(@Nullable String key) {
    if (key == null) {
      return Optional.of(
          refused(
              "Idempotency-Key is missing",
              "Every write needs an Idempotency-Key header, new for each intended change, e.g. a"
                  + " random UUID; then a repeat after a lost answer changes nothing twice.",
              "is required"));
    }
    if (!FORM.matcher(key).matches()) {
      return Optional.of(
          refused(
              "Idempotency-Key is malformed",
              "It has 1 to 200 visible ASCII characters.",
              "must be 1 to 200 visible ASCII characters"));
    }
    return Optional.empty();
  }

  private static Problem refused(String title, String detail, String error) {
    return Problem.of(400, "request/idempotency-key", title, detail).withError(HEADER, error);
  }
}
