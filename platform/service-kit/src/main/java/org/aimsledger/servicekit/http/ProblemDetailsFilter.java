package org.aimsledger.servicekit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.aimsledger.servicekit.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Adds to a problem what only the request knows.
public class ProblemDetailsFilter {
  private final Correlation correlation;

  ProblemDetailsFilter(Correlation correlation) {
    this.correlation = correlation;
  }

  @ServerResponseFilter
  public void complete(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem) {
      response.setEntity(
          problem
              .with("instance", request.getUriInfo().getRequestUri().getRawPath())
              .with("correlationId", correlation.id()));
    }
  }
}
