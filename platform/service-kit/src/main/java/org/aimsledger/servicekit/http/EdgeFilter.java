package org.aimsledger.servicekit.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.aimsledger.servicekit.problem.FailureProblems;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.ProblemException;
import org.aimsledger.servicekit.problem.Problems;
import org.aimsledger.servicekit.problem.SecurityProblems;
import org.aimsledger.servicekit.problem.StatusProblems;
import org.jboss.logging.MDC;

/// First and last on the way of every request, also of those that no resource sees: correlation,
/// limits, and problem documents for what fails before or beside the resources.
@ApplicationScoped
public class EdgeFilter {
  private static final String MDC_KEY = "correlation";
  private static final long MOST_DROPPED = 64L * 1024 * 1024;

  private final ProblemSender problems;
  private final HeadLimits heads;
  private final BodyLimits limits;
  private final Admission admission;
  private final Deadline deadline;

  EdgeFilter(
      ProblemSender problems,
      HeadLimits heads,
      BodyLimits limits,
      Admission admission,
      Deadline deadline) {
    this.problems = problems;
    this.heads = heads;
    this.limits = limits;
    this.admission = admission;
    this.deadline = deadline;
  }

  void install(@Observes Router router, Vertx vertx, AdmissionConfig config) {
    vertx.setPeriodic(config.sweep().toMillis(), _ -> admission.sweep());
    router.route().order(Integer.MIN_VALUE).handler(this::enter).failureHandler(this::fail);
    router.route().last().handler(this::nobodyAnswered);
  }

  private void enter(RoutingContext context) {
    var acceptable = Correlation.accept(context);
    var correlation = Correlation.id(context);
    MDC.put(MDC_KEY, correlation);
    context.response().putHeader(Correlation.HEADER, correlation);
    if (admission.leaving() && context.request().version() != HttpVersion.HTTP_2) {
      // Whoever keeps the connection would stay with a process that goes.
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
    }
    if (!acceptable) {
      send(
          context,
          Problems.invalidField(
              Correlation.HEADER, "must be 1 to 64 letters, digits or any of . _ : -"));
      return;
    }
    var length = contentLength(context.request());
    var unreadable = heads.refusal(context);
    if (unreadable != null) {
      refuseBody(context, unreadable, length);
      return;
    }
    var limit = limits.of(context.normalizedPath());
    if (length > limit) {
      refuseBody(context, Problems.tooLarge(limit), length);
      return;
    }
    var refusal = admission.enter(context, length);
    if (refusal != null) {
      refuseBody(context, refusal, length);
      return;
    }
    deadline.watch(context);
    context.next();
  }

  // A client that is still sending reads the answer only afterwards, so a bearable rest is read and
  // dropped.
  private void refuseBody(RoutingContext context, Problem problem, long length) {
    if (length > MOST_DROPPED
        || context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
    }
    context.request().resume();
    send(context, problem);
  }

  private void fail(RoutingContext context) {
    if (context.response().ended()) {
      // The deadline has answered; what came too late is of no use to anybody.
      return;
    }
    if (context.response().headWritten()) {
      context.next();
    } else {
      send(context, problemOf(context));
    }
  }

  private static Problem problemOf(RoutingContext context) {
    return switch (context.failure()) {
      case AuthenticationFailedException _ -> SecurityProblems.badToken();
      case UnauthorizedException _ -> SecurityProblems.noToken();
      case ForbiddenException _ -> SecurityProblems.forbidden();
      case ProblemException carried -> carried.problem();
      case HttpException refused -> StatusProblems.of(refused.getStatusCode(), null);
      case null -> StatusProblems.of(context.statusCode(), null);
      case Throwable failure ->
          FailureProblems.of(context.request().method().name(), HeadLimits.path(context), failure);
    };
  }

  private void nobodyAnswered(RoutingContext context) {
    send(context, StatusProblems.of(404, null));
  }

  private void send(RoutingContext context, Problem problem) {
    problems.send(context, problem).subscribe().with(_ -> {}, context::fail);
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
