package org.aimsledger.incident.playbookrun;

import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.playbookrun.PlaybookRunResponses.One;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Starting playbooks as drills.
@Path("/api/incident/v1/playbook-drills")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Playbooks")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class PlaybookDrillResource {
  private final PlaybookRunCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  PlaybookDrillResource(PlaybookRunCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Operation(
      summary = "Start a playbook as a drill",
      description = "A drill belongs to no incident, contains nothing, and is in no figure.")
  @APIResponseSchema(value = One.class, responseCode = "201")
  public Uni<Response> start(
      @HeaderParam("Idempotency-Key") String key, PlaybookRunRequests.StartDrill body) {
    // The same request once more is the same drill.
    var run = EventIds.derived(identity.actor() + "\n" + key, "playbook-drill");
    var context = identity.context();
    var now = WorldTime.kept(clock.instant());
    return handler
        .start(run, null, body.key(), body.why(), now, context)
        .map(started -> PlaybookRunResource.started(started, context, run, now));
  }
}
