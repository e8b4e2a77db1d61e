package org.aimsledger.incident.playbook;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.PlaybookInForce;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.referencedata.Playbooks;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Playbooks over HTTP: read them, adapt them by two persons.
@Path("/api/incident/v1/playbooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Playbooks", description = "What to do about an incident of a kind, step by step")
@RolesAllowed({
  VIEWER,
  SYSTEM_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class PlaybookResource {
  private final PlaybookCommandHandler handler;
  private final PlaybookPacks packs;
  private final RequestIdentity identity;
  private final Clock clock;

  PlaybookResource(
      PlaybookCommandHandler handler, PlaybookPacks packs, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.packs = packs;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "All playbooks of the pack in force, and the roles of their steps")
  @APIResponseSchema(PlaybookResponses.All.class)
  public PlaybookResponses.All all() {
    return PlaybookResponses.all(packs.at(now()));
  }

  @GET
  @Path("{playbook}")
  @Operation(summary = "One playbook as it is used now, and what was proposed")
  @APIResponseSchema(PlaybookResponses.One.class)
  public Uni<Response> one(@PathParam("playbook") String key) {
    var now = now();
    return handler
        .load(key)
        .flatMap(
            found ->
                handler
                    .of(key, now)
                    .map(inForce -> answer(key, inForce, found.state(), found.version(), now)));
  }

  private Response answer(
      String key, Optional<PlaybookInForce> inForce, Playbook state, long version, Instant now) {
    var bundled = packs.at(now).playbook(key);
    return bundled.isEmpty() || inForce.isEmpty()
        ? PlaybookProblemResponses.unknown(key).toResponse()
        : Response.ok(PlaybookResponses.one(bundled.get(), inForce.get(), state))
            .header("ETag", ETags.of(version))
            .build();
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{playbook}/history")
  @Operation(summary = "Versions that were proposed, approved and refused, oldest first")
  @APIResponseSchema(PlaybookResponses.EntryPage.class)
  public Uni<Response> history(
      @PathParam("playbook") String key, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        PlaybookResponses.Entry.class,
        next ->
            handler
                .history(key, next.after(), next.rowsToRead())
                .map(entries -> AggregateAnswers.page(entries, next, PlaybookResponses::entry)));
  }

  @POST
  @Path("{playbook}/versions")
  @RolesAllowed({INCIDENT_COMMANDER, ADMIN})
  @Operation(
      summary = "Propose a version of one's own: all steps",
      description = "Somebody else has to agree; until then the version before is used.")
  @APIResponseSchema(PlaybookResponses.One.class)
  public Uni<Response> propose(
      @PathParam("playbook") String key,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      PlaybookRequests.Propose body) {
    return run(key, body.toCommand(key, self(), now()), ifMatch);
  }

  @POST
  @Path("{playbook}/versions/{version}/approval")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({APPROVER, TOP_MANAGEMENT})
  @Operation(summary = "Agree to somebody else's version; no body")
  @APIResponseSchema(PlaybookResponses.One.class)
  public Uni<Response> approve(
      @PathParam("playbook") String key,
      @PathParam("version") long version,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
    var id = PlaybookCommandHandler.id(key);
    return run(key, new PlaybookCommand.Approve(id, version, self(), now()), ifMatch);
  }

  @POST
  @Path("{playbook}/versions/{version}/refusal")
  @RolesAllowed({INCIDENT_COMMANDER, ADMIN, APPROVER, TOP_MANAGEMENT})
  @Operation(summary = "Turn a version down, or take one's own back")
  @APIResponseSchema(PlaybookResponses.One.class)
  public Uni<Response> refuse(
      @PathParam("playbook") String key,
      @PathParam("version") long version,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      PlaybookRequests.Refuse body) {
    return run(key, body.toCommand(key, version, self(), now()), ifMatch);
  }

  private Uni<Response> run(String key, PlaybookCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    var now = now();
    return handler
        .handle(command, context)
        .flatMap(
            outcome ->
                handler
                    .of(key, now)
                    .map(
                        inForce ->
                            Answers.ok(
                                outcome,
                                context,
                                done -> shown(key, inForce, done.state(), now),
                                PlaybookProblemResponses::of)));
  }

  private Object shown(String key, Optional<PlaybookInForce> inForce, Playbook state, Instant now) {
    Playbooks.Playbook bundled = packs.at(now).playbook(key).orElseThrow();
    return PlaybookResponses.one(bundled, inForce.orElseThrow(), state);
  }

  private Instant now() {
    return WorldTime.kept(clock.instant());
  }

  private PersonId self() {
    return new PersonId(identity.actor());
  }
}
