package org.aimsledger.servicekit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.servicekit.problem.Problem;

/// Ends a request with a problem where no resource is involved.
@ApplicationScoped
public class ProblemSender {
  private final ObjectMapper json;

  ProblemSender(ObjectMapper json) {
    this.json = json;
  }

  /// Sends it.
  public Uni<Void> send(RoutingContext context, Problem problem) {
    var complete =
        problem
            .with("instance", HeadLimits.path(context))
            .with("correlationId", Correlation.id(context));
    var response =
        context
            .response()
            .setStatusCode(problem.status())
            .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    problem.headers().forEach(response::putHeader);
    return UniHelper.toUni(response.end(written(complete)));
  }

  private String written(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a problem of texts and numbers", impossible);
    }
  }
}
