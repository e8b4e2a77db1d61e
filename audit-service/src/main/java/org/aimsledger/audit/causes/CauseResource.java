package org.aimsledger.audit.causes;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.aimsledger.audit.causes.CauseQuery.Causes;
import org.aimsledger.audit.causes.CauseResponses.Answer;
import org.aimsledger.audit.platform.RecordedRead;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Why is this so?
@Path("/api/audit/v1/events/{event}/causes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trail")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
@RecordedRead
public class CauseResource {
  private final CauseQuery query;

  CauseResource(CauseQuery query) {
    this.query = query;
  }

  @GET
  @Operation(
      summary = "Why is this so?",
      description =
          "What led to an event, back to where it began, and what it led to, across all services.")
  public Uni<Response> causes(@PathParam("event") UUID event) {
    return query
        .of(event)
        .map(
            found ->
                found.up().isEmpty()
                    ? CauseResponses.unknownEvent(event).toResponse()
                    : Response.ok(Answer.of(found, correlated(found))).build());
  }

  private static @Nullable String correlated(Causes found) {
    var correlation = found.up().getFirst().entry().correlation();
    return correlation == null
        ? null
        : UriBuilder.fromPath("/api/audit/v1/entries")
            .queryParam("correlation", "{correlation}")
            .build(correlation)
            .toString();
  }
}
