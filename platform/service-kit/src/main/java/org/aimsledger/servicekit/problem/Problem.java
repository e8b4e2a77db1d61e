package org.aimsledger.servicekit.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One "no" as RFC 9457 writes it. Immutable: each `with…` gives a new one.
///
/// `instance` and `correlationId` are filled in when it leaves the service.
@Schema(
    name = "Problem",
    description = "RFC 9457 problem document; extension members depend on the type",
    implementation = ProblemSchema.class)
public final class Problem {
  public static final String MEDIA_TYPE = "application/problem+json";
  static final String TYPES = "https://aimsledger.org/problems/";

  private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail");

  private final int status;
  private final Map<String, Object> members;
  private final Map<String, String> headers;

  private Problem(int status, Map<String, Object> members, Map<String, String> headers) {
    this.status = status;
    this.members = members;
    this.headers = headers;
  }

  /// A problem.
  ///
  /// @param status 400 to 599
  /// @param slug what follows `https://aimsledger.org/problems/`, e.g. `ai-system/unknown`
  /// @param title the same for every occurrence of the type
  /// @param detail what is wrong this time and what to do about it
  public static Problem of(int status, String slug, String title, String detail) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("not an error: " + status);
    }
    if (!slug.matches("[a-z0-9-]+(/[a-z0-9-]+)*")) {
      throw new IllegalArgumentException("not a problem slug: " + slug);
    }
    var members = new LinkedHashMap<String, Object>();
    members.put("type", TYPES + slug);
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    return new Problem(status, members, Map.of());
  }

  /// The same with an extension member.
  ///
  /// @param member none that RFC 9457 gives a meaning, such as `status`
  public Problem with(String member, Object value) {
    if (STANDARD.contains(member)) {
      throw new IllegalArgumentException("not an extension member: " + member);
    }
    var extended = new LinkedHashMap<>(members);
    extended.put(member, value);
    return new Problem(status, extended, headers);
  }

  /// The same with one more entry in `errors`.
  ///
  /// @param field path of the field in the request, e.g. `owner.unit` or `systems[2]`
  public Problem withError(String field, String message) {
    var errors = new ArrayList<FieldError>(errors());
    errors.add(new FieldError(field, message));
    return with("errors", List.copyOf(errors));
  }

  /// The same, to be sent with a header.
  public Problem withHeader(String name, String value) {
    var extended = new LinkedHashMap<>(headers);
    extended.put(name, value);
    return new Problem(status, members, extended);
  }

  public int status() {
    return status;
  }

  /// What is sent.
  @JsonValue
  public Map<String, Object> document() {
    return Collections.unmodifiableMap(members);
  }

  /// Headers that go with it.
  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  public Response toResponse() {
    var response = Response.status(status).type(MEDIA_TYPE).entity(this);
    headers.forEach(response::header);
    return response.build();
  }

  /// To leave a place that can't return one.
  public ProblemException toException() {
    return new ProblemException(this);
  }

  private List<FieldError> errors() {
    return members.get("errors") instanceof List<?> list
        ? list.stream().map(FieldError.class::cast).toList()
        : List.of();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Problem problem
        && members.equals(problem.members)
        && headers.equals(problem.headers);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return members.toString();
  }
}
