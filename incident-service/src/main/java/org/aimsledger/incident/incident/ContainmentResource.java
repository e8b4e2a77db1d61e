package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.incident.incident.IncidentResponses.OneIncident;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Systems taken out of use because of an incident. The order goes to the inventory as an event;
/// its answer shows in the incident a moment later.
@Path(IncidentResource.PATH + "/{id}/containments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Containments", description = "The kill switch: no approval is needed")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class ContainmentResource {
  private final IncidentCommandHandler handler;
  private final RequestIdentity identity;
  private final Patience patience;
  private final Clock clock;

  ContainmentResource(
      IncidentCommandHandler handler, RequestIdentity identity, Patience patience, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.patience = patience;
    this.clock = clock;
  }

  @POST
  @Operation(summary = "Take a system of the incident out of use")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> request(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.RequestContainment body) {
    return run(body.toCommand(id, patience, clock.instant()), ifMatch);
  }

  @POST
  @Path("{system}/release")
  @Operation(
      summary = "Let go of a system",
      description =
          "It is in use again when nobody else holds it. Also takes back a request that is not answered.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> release(
      @PathParam("id") UUID id,
      @PathParam("system") UUID system,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.ReleaseContainment body) {
    return run(body.toCommand(id, system, clock.instant()), ifMatch);
  }

  private Uni<Response> run(IncidentCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> IncidentResponses.one(done.state()),
                    IncidentProblemResponses::of));
  }
}
