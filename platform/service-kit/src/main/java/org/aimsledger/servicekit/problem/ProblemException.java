package org.aimsledger.servicekit.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/// Carries a problem out of a place that can't return one: a parameter converter, a filter, a
/// constructor. Resources return problems instead.
public final class ProblemException extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.toString(), Response.status(problem.status()).build());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
