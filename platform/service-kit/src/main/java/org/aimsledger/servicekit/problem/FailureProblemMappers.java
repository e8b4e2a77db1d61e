package org.aimsledger.servicekit.problem;

import io.smallrye.faulttolerance.api.RateLimitException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Failures that are ours. Each is logged here and nowhere else.
public class FailureProblemMappers {
  @ServerExceptionMapper
  public Response anything(Exception failure, UriInfo uri, Request request) {
    if (MultipartProblems.isMalformed(failure)) {
      return MultipartProblems.malformed().toResponse();
    }
    return FailureProblems.of(request.getMethod(), uri.getPath(), failure).toResponse();
  }

  @ServerExceptionMapper
  public Response limited(FaultToleranceException failure, UriInfo uri, Request request) {
    if (failure instanceof RateLimitException) {
      return StatusProblems.of(429, null).toResponse();
    }
    ServiceKitLog.LOG.unavailable(request.getMethod(), uri.getPath(), failure.toString());
    return Problems.unavailable("The service protects itself. Try again.").toResponse();
  }
}
