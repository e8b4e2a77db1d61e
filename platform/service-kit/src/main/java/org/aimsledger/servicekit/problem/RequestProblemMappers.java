package org.aimsledger.servicekit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.StreamSupport;
import org.aimsledger.eventstore.store.EventTooLargeException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Failures that the sender of a request can do something about.
public class RequestProblemMappers {
  @ServerExceptionMapper
  public Response carried(ProblemException failure) {
    return failure.problem().toResponse();
  }

  @ServerExceptionMapper
  public Response json(JsonProcessingException failure, UriInfo uri, Request request) {
    var problem = JsonProblems.of(failure);
    if (problem.status() >= 500) {
      ServiceKitLog.LOG.unexpected(request.getMethod(), uri.getPath(), failure);
    }
    return problem.toResponse();
  }

  // Quarkus has a mapper for this subclass, which would win over the one above.
  @ServerExceptionMapper
  public Response json(MismatchedInputException failure) {
    return JsonProblems.of(failure).toResponse();
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException failure, UriInfo uri, Request request) {
    if (failure.getCause() instanceof JsonProcessingException json) {
      return json(json, uri, request);
    }
    var given = failure.getResponse();
    if (given.hasEntity() || given.getStatus() < 400) {
      return given;
    }
    var problem = StatusProblems.of(given.getStatus(), null);
    if (problem.status() >= 500) {
      ServiceKitLog.LOG.unexpected(request.getMethod(), uri.getPath(), failure);
    }
    return problem.toResponse();
  }

  @ServerExceptionMapper
  public Response constraints(ConstraintViolationException failure, UriInfo uri, Request request) {
    var violations = failure.getConstraintViolations();
    if (violations.stream().anyMatch(RequestProblemMappers::isOfOurAnswer)) {
      ServiceKitLog.LOG.unexpected(request.getMethod(), uri.getPath(), failure);
      return Problems.internal().toResponse();
    }
    return Problems.invalidFields(
            violations.stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field))
                .toList())
        .toResponse();
  }

  @ServerExceptionMapper
  public Response tooLarge(EventTooLargeException failure) {
    return Problem.of(
            413,
            "request/too-large",
            "The content is too large for one event",
            "An event has at most 61440 bytes. Shorten the texts, or keep large content elsewhere"
                + " and refer to it.")
        .toResponse();
  }

  @ServerExceptionMapper
  public Response noToken(UnauthorizedException failure) {
    return SecurityProblems.noToken().toResponse();
  }

  @ServerExceptionMapper
  public Response badToken(AuthenticationFailedException failure) {
    return SecurityProblems.badToken().toResponse();
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException failure) {
    return SecurityProblems.forbidden().toResponse();
  }

  private static boolean isOfOurAnswer(ConstraintViolation<?> violation) {
    return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
        .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
  }

  // The path starts with method and parameter, which are ours and not the sender's.
  private static String field(ConstraintViolation<?> violation) {
    var names = new ArrayList<String>();
    String parameter = "(body)";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      } else if (node.getKind() == ElementKind.PROPERTY) {
        names.add(node.getName() + (node.getIndex() == null ? "" : "[" + node.getIndex() + "]"));
      }
    }
    return names.isEmpty() ? parameter : String.join(".", names);
  }
}
