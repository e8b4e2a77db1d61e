package org.aimsledger.incident.communication;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

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
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.communication.CommunicationResponses.OneCommunication;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Communications of one incident over HTTP.
@Path("/api/incident/v1/incidents/{incident}/communications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Communications", description = "What is said to whom, approved by a second person")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class CommunicationResource {
  private final CommunicationCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  CommunicationResource(
      CommunicationCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Operation(summary = "Draft what is to be said to an audience")
  @APIResponseSchema(value = OneCommunication.class, responseCode = "201")
  public Uni<Response> draft(
      @PathParam("incident") UUID incident, CommunicationRequests.NewDraft body) {
    var context = identity.context();
    var now = now();
    var id = EventIds.next(now.toEpochMilli());
    return handler
        .draft(
            incident, known -> body.toCommand(id, incident, known, identity.actor(), now), context)
        .map(
            outcome ->
                Answers.created(
                    outcome,
                    context,
                    done ->
                        URI.create(
                            "/api/incident/v1/incidents/%s/communications/%s"
                                .formatted(incident, done.stream().id())),
                    done -> CommunicationResponses.one(done.stream().id(), done.state()),
                    CommunicationResponses::problem));
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    RESPONDER,
    INCIDENT_COMMANDER,
    APPROVER,
    AUDITOR,
    TRAIL_AUDITOR,
    TOP_MANAGEMENT,
    ADMIN
  })
  @Operation(summary = "One communication")
  @APIResponseSchema(OneCommunication.class)
  public Uni<Response> one(@PathParam("incident") UUID incident, @PathParam("id") UUID id) {
    return handler
        .load(id)
        .map(
            found ->
                CommunicationResponses.one(id, found.state()) instanceof OneCommunication shown
                        && shown.incident().equals(incident)
                    ? ETags.ok(shown, found.version())
                    : CommunicationResponses.unknown(id).toResponse());
  }

  @POST
  @Path("{id}/revision")
  @Operation(summary = "Change the text", description = "An approval is void with it.")
  @APIResponseSchema(OneCommunication.class)
  public Uni<Response> revise(
      @PathParam("incident") UUID incident,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      CommunicationRequests.Revision body) {
    return run(id, ifMatch, body.toCommand(id, incident, identity.actor(), now()));
  }

  @POST
  @Path("{id}/approval")
  @RolesAllowed({APPROVER, INCIDENT_COMMANDER})
  @Operation(
      summary = "Approve the text as it stands",
      description = "By somebody who did not write at it. Send If-Match with the version read.")
  @APIResponseSchema(OneCommunication.class)
  public Uni<Response> approve(
      @PathParam("incident") UUID incident,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
    return run(
        id, ifMatch, new CommunicationCommand.Approve(id, incident, identity.actor(), now()));
  }

  @POST
  @Path("{id}/sending")
  @Operation(summary = "Record that it was sent, when and how")
  @APIResponseSchema(OneCommunication.class)
  public Uni<Response> send(
      @PathParam("incident") UUID incident,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      CommunicationRequests.Sending body) {
    return run(id, ifMatch, body.toCommand(id, incident, now()));
  }

  @POST
  @Path("{id}/withdrawal")
  @Operation(summary = "Take it back", description = "Before or after it was sent.")
  @APIResponseSchema(OneCommunication.class)
  public Uni<Response> withdraw(
      @PathParam("incident") UUID incident,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      CommunicationRequests.Withdrawal body) {
    return run(id, ifMatch, body.toCommand(id, incident, now()));
  }

  private Instant now() {
    return WorldTime.kept(clock.instant());
  }

  private Uni<Response> run(UUID id, @Nullable IfMatch ifMatch, CommunicationCommand command) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> CommunicationResponses.one(id, done.state()),
                    CommunicationResponses::problem));
  }
}
