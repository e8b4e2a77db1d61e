package org.aimsledger.servicekit.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Asks for a record as it was: `?at=` a time or `?version=` a number; neither means as it is now.
///
/// @param at a time; what had been recorded until then counts
/// @param version from 1
public record AsOf(
    @Parameter(description = "As it was known at this time, e.g. 2026-11-22T10:15:30Z")
        @QueryParam("at")
        @Nullable Instant at,
    @Parameter(description = "As it was at this version, from 1") @QueryParam("version")
        @Nullable Long version) {

  /// What was asked for.
  ///
  /// @throws org.aimsledger.servicekit.problem.ProblemException 400 when both were given, or a
  ///   version below 1
  public Moment moment() {
    if (at != null && version != null) {
      throw Problems.invalidField("version", "can't be given together with at").toException();
    }
    if (at != null) {
      return new Moment.AtTime(at);
    }
    if (version == null) {
      return new Moment.Now();
    }
    if (version < 1) {
      throw Problems.invalidField("version", "counts from 1").toException();
    }
    return new Moment.AtVersion(version);
  }

  /// The answer. What was has no `ETag`: nothing can be changed there.
  public Response answer(Object body, long found) {
    return at == null && version == null ? ETags.ok(body, found) : Response.ok(body).build();
  }
}
