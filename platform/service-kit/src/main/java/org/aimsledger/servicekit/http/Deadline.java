package org.aimsledger.servicekit.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.aimsledger.servicekit.problem.Problems;

/// Answers for what does not answer: after the longest time a request gets a 503, whatever it waits
/// for. A database that hangs never says so itself.
@Singleton
public final class Deadline {
  private final long longest;
  private final ProblemSender problems;

  Deadline(AdmissionConfig config, ProblemSender problems) {
    this.longest = config.longestAnswer().toMillis();
    this.problems = problems;
  }

  /// Watches over one request until it is answered.
  void watch(RoutingContext context) {
    var vertx = context.vertx();
    var timer = vertx.setTimer(longest, _ -> passed(context));
    var _ = context.addEndHandler(_ -> vertx.cancelTimer(timer));
  }

  private void passed(RoutingContext context) {
    var response = context.response();
    if (response.ended() || response.closed() || response.headWritten()) {
      return;
    }
    if (stillArrives(context.request())) {
      // It is still arriving; a sender who says nothing at all meets the idle timeout.
      watch(context);
      return;
    }
    problems
        .send(
            context,
            Problems.unavailable(
                "The answer took too long. Whether a change was stored is not known. Send the same"
                    + " request again with the same Idempotency-Key: it will be done once."))
        .subscribe()
        .with(_ -> {}, context::fail);
  }

  // A request without a body is not ended before somebody reads the nothing that follows its head.
  private static boolean stillArrives(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    var body = length == null ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) : length;
    return body != null && !"0".equals(body) && !request.isEnded();
  }
}
