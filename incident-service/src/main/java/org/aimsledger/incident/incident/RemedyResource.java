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
import org.aimsledger.incident.platform.EvidenceHoldLookup;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// How an incident is mended, step by step, where people say so.
@Path(IncidentResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class RemedyResource {
  private final IncidentCommandHandler handler;
  private final EvidenceHoldLookup evidence;
  private final RequestIdentity identity;
  private final Clock clock;

  RemedyResource(
      IncidentCommandHandler handler,
      EvidenceHoldLookup evidence,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.evidence = evidence;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Path("eradication")
  @Operation(
      summary = "Begin to remove the cause, also when it has come back",
      description =
          "Evidence is held first, or it is said why none has to be. Every containment must be answered or released.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> startEradication(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RemedyRequests.StartEradication body) {
    return evidence
        .standing(id)
        .flatMap(hold -> run(body.toCommand(id, hold, clock.instant()), ifMatch));
  }

  @POST
  @Path("eradication/completion")
  @Operation(
      summary = "Say what removed the cause",
      description = "While evidence is on hold, two persons must have allowed a fix.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> completeEradication(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RemedyRequests.CompleteEradication body) {
    return evidence
        .standing(id)
        .flatMap(hold -> run(body.toCommand(id, hold, clock.instant()), ifMatch));
  }

  @POST
  @Path("recovery")
  @Operation(summary = "Begin to use it again, after the evaluation that its change calls for")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> startRecovery(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RemedyRequests.StartRecovery body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("monitoring")
  @Operation(summary = "Watch it more closely than usual, or for longer than was said")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> startMonitoring(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RemedyRequests.StartMonitoring body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("recovery/completion")
  @Operation(
      summary = "Say that it is in use as before",
      description = "Not before the time until which it is watched.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> completeRecovery(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RemedyRequests.CompleteRecovery body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
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
