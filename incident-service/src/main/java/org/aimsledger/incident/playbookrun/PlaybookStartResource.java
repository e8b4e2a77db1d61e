package org.aimsledger.incident.playbookrun;

import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.incident.platform.KnownIncidentsLookup;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.playbookrun.PlaybookRunResponses.One;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Starting playbooks for incidents.
@Path("/api/incident/v1/incidents/{id}/playbook-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Playbooks")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class PlaybookStartResource {
  private final PlaybookRunCommandHandler handler;
  private final KnownIncidentsLookup incidents;
  private final RequestIdentity identity;
  private final Clock clock;

  PlaybookStartResource(
      PlaybookRunCommandHandler handler,
      KnownIncidentsLookup incidents,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.incidents = incidents;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Operation(
      summary = "Start a playbook for an incident",
      description = "Each playbook runs once for an incident; starting it again changes nothing.")
  @APIResponseSchema(value = One.class, responseCode = "201")
  public Uni<Response> start(@PathParam("id") UUID id, PlaybookRunRequests.Start body) {
    var key = body.key();
    var reason = body.why();
    var run = PlaybookRunCommandHandler.runOf(id, key);
    var context = identity.context();
    var now = WorldTime.kept(clock.instant());
    return incidents
        .isKnown(id)
        .flatMap(
            known ->
                known
                    ? handler
                        .start(run, id, key, reason, now, context)
                        .map(started -> PlaybookRunResource.started(started, context, run, now))
                    : Uni.createFrom()
                        .item(Problems.notFound("incident/unknown", "incident", id).toResponse()));
  }
}
