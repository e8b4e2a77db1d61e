package org.aimsledger.incident.containmentaction;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.INTEGRATION;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.containmentaction.ContainmentActionResponses.All;
import org.aimsledger.incident.platform.ContainableIncidentLookup;
import org.aimsledger.incident.platform.EvidenceHoldLookup;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Measures that contain an incident without taking a whole system out of use. The order goes out
/// as an event; whoever runs the system answers here.
@Path("/api/incident/v1/incidents/{id}/containment-actions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Containments")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class ContainmentActionResource {
  private final ContainmentActionCommandHandler handler;
  private final ContainableIncidentLookup incidents;
  private final EvidenceHoldLookup evidence;
  private final Patience patience;
  private final RequestIdentity identity;
  private final Clock clock;

  ContainmentActionResource(
      ContainmentActionCommandHandler handler,
      ContainableIncidentLookup incidents,
      EvidenceHoldLookup evidence,
      Patience patience,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.incidents = incidents;
    this.evidence = evidence;
    this.patience = patience;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({
    VIEWER,
    SYSTEM_OWNER,
    INTEGRATION,
    RESPONDER,
    INCIDENT_COMMANDER,
    AUDITOR,
    APPROVER,
    ADMIN
  })
  @Operation(summary = "Measures of one incident, oldest first")
  @APIResponseSchema(All.class)
  public Uni<Response> all(@PathParam("id") UUID id) {
    return handler
        .load(id)
        .map(
            found ->
                Response.ok(ContainmentActionResponses.all(id, found.state()))
                    .header("ETag", ETags.of(found.version()))
                    .build());
  }

  @POST
  @Operation(
      summary = "Order a measure: revoke a scope, fall back to people, roll back",
      description =
          "No approval is needed, but to roll back while evidence is on hold. What is not answered in time is"
              + " asked for again, and then escalated.")
  @APIResponseSchema(All.class)
  public Uni<Response> request(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") String key,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ContainmentActionRequests.Order body) {
    var measure = body.toMeasure();
    var reason = body.why();
    var by = self();
    var action = EventIds.derived(id + "\n" + identity.actor() + "\n" + key, "containment-action");
    return Uni.combine()
        .all()
        .unis(incidents.containable(id), evidence.standing(id))
        .asTuple()
        .flatMap(
            found ->
                run(
                    new ContainmentActionCommand.Request(
                        id,
                        action,
                        measure,
                        reason,
                        found.getItem1(),
                        found.getItem2(),
                        patience,
                        by,
                        now()),
                    ifMatch));
  }

  @POST
  @Path("{action}/answer")
  @RolesAllowed({SYSTEM_OWNER, INTEGRATION, RESPONDER, INCIDENT_COMMANDER})
  @Operation(
      summary = "Say what became of a measure",
      description = "By whoever runs the system, or by somebody on call who has it from there.")
  @APIResponseSchema(All.class)
  public Uni<Response> answer(
      @PathParam("id") UUID id,
      @PathParam("action") UUID action,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ContainmentActionRequests.Answer body) {
    return run(body.toCommand(id, action, self(), now()), ifMatch);
  }

  @POST
  @Path("{action}/withdrawal")
  @Operation(summary = "No longer want a measure that is not answered")
  @APIResponseSchema(All.class)
  public Uni<Response> withdraw(
      @PathParam("id") UUID id,
      @PathParam("action") UUID action,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ContainmentActionRequests.Withdraw body) {
    return run(body.toCommand(id, action, now()), ifMatch);
  }

  private Uni<Response> run(ContainmentActionCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> ContainmentActionResponses.all(command.incident(), done.state()),
                    ContainmentActionProblemResponses::of));
  }

  private Instant now() {
    return WorldTime.kept(clock.instant());
  }

  private PersonId self() {
    return new PersonId(identity.actor());
  }
}
