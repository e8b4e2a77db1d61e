package org.aimsledger.servicekit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.aimsledger.servicekit.problem.SecurityProblems;
import org.aimsledger.servicekit.problem.StatusProblems;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// First and last on the way of every request, also of those that no resource sees: correlation,
/// body limit, and problem documents for what fails before or beside the resources.
@ApplicationScoped
public class EdgeFilter {
  private static final String MDC_KEY = "correlation";

  private final ObjectMapper json;
  private final BodyLimits limits;

  EdgeFilter(ObjectMapper json, BodyLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  void install(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::enter).failureHandler(this::fail);
    router.route().last().handler(this::nobodyAnswered);
  }

  private void enter(RoutingContext context) {
    var acceptable = Correlation.accept(context);
    var correlation = Correlation.id(context);
    MDC.put(MDC_KEY, correlation);
    context.response().putHeader(Correlation.HEADER, correlation);
    if (!acceptable) {
      send(
          context,
          Problems.invalidField(
              Correlation.HEADER, "must be 1 to 64 letters, digits or any of . _ : -"));
      return;
    }
    var limit = limits.of(context.normalizedPath());
    if (contentLength(context.request()) > limit) {
      // The rest of the body is still on its way; nobody will read it.
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      send(context, Problems.tooLarge(limit));
      return;
    }
    context.next();
  }

  private void fail(RoutingContext context) {
    var problem = problemOf(context.failure(), context.statusCode());
    if (problem == null || context.response().headWritten()) {
      context.next();
    } else {
      send(context, problem);
    }
  }

  private static @Nullable Problem problemOf(@Nullable Throwable failure, int status) {
    return switch (failure) {
      case AuthenticationFailedException _ -> SecurityProblems.badToken();
      case UnauthorizedException _ -> SecurityProblems.noToken();
      case ForbiddenException _ -> SecurityProblems.forbidden();
      case null -> StatusProblems.of(status, null);
      default -> null;
    };
  }

  private void nobodyAnswered(RoutingContext context) {
    send(context, StatusProblems.of(404, null));
  }

  private void send(RoutingContext context, Problem problem) {
    var complete =
        problem
            .with("instance", context.normalizedPath())
            .with("correlationId", Correlation.id(context));
    var response =
        context
            .response()
            .setStatusCode(problem.status())
            .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    problem.headers().forEach(response::putHeader);
    try {
      response.end(json.writeValueAsString(complete)).onFailure(context::fail);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a problem of texts and numbers", impossible);
    }
  }

  private static long contentLength(HttpServerRequest request) {
    var header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException malformed) {
      return Long.MAX_VALUE;
    }
  }
}
