package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.identity.Roles.APPROVER;
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
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.IncidentResponses.OneIncident;
import org.aimsledger.incident.incident.IncidentTimeResponses.Preview;
import org.aimsledger.incident.platform.CaseAwarenessStore;
import org.aimsledger.incident.platform.ClockShift;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// When it happened out in the world, as exactly as that is known, and corrections of it.
@Path(IncidentResource.PATH + "/{id}/times")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER})
public class IncidentTimeResource {
  private final IncidentCommandHandler handler;
  private final CaseAwarenessStore cases;
  private final RequestIdentity identity;
  private final Clock clock;

  IncidentTimeResource(
      IncidentCommandHandler handler,
      CaseAwarenessStore cases,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.cases = cases;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Operation(
      summary = "State a time of the world, or correct it",
      description =
          "What was said before stays in the history. A corrected AWARE is restated in the legal"
              + " case, where that has one: a deadline becomes earlier at once, and later only when"
              + " two persons agree to it; a clock that was missed stays missed.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> state(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentTimeRequests.StateTime body) {
    var context = identity.context(ifMatch);
    return handler
        .stateTime(body.toCommand(id, clock.instant()), context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> IncidentResponses.one(done.state()),
                    IncidentProblemResponses::of));
  }

  @POST
  @Path("preview")
  @Operation(summary = "What the correction would lead to; nothing is recorded")
  @APIResponseSchema(Preview.class)
  public Uni<Response> preview(@PathParam("id") UUID id, IncidentTimeRequests.StateTime body) {
    var command = body.toCommand(id, clock.instant());
    return handler
        .preview(command)
        .flatMap(
            decision ->
                switch (decision) {
                  case Decision.Accepted<Incident, IncidentRejection>(var states) ->
                      shifts(command)
                          .map(
                              clocks ->
                                  Response.ok(
                                          IncidentTimeResponses.preview(
                                              states.getFirst(), command.moment(), clocks))
                                      .build());
                  case Decision.Rejected<Incident, IncidentRejection>(var reason) ->
                      Uni.createFrom().item(IncidentProblemResponses.of(reason).toResponse());
                });
  }

  private Uni<List<ClockShift>> shifts(IncidentCommand.StateTime command) {
    var time = command.to().time();
    return command.moment() == IncidentMoment.AWARE && time != null
        ? cases.preview(command.incident(), time, command.reason(), command.at())
        : Uni.createFrom().item(List.of());
  }
}
