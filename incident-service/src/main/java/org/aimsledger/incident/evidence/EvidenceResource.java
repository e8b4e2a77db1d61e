package org.aimsledger.incident.evidence;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;

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
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.evidence.EvidenceResponses.One;
import org.aimsledger.incident.platform.AuthorityLookup;
import org.aimsledger.incident.platform.KnownIncidentsLookup;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The evidence of one incident over HTTP: the hold, digests, custody, and what two persons agree
/// on. Files: `EvidenceFileResource` and `EvidenceReadingResource`.
@Path(EvidenceResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence", description = "What is held, who has it, who read it")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class EvidenceResource {
  static final String PATH = "/api/incident/v1/incidents/{id}/evidence";

  private final EvidenceCommandHandler handler;
  private final KnownIncidentsLookup incidents;
  private final AuthorityLookup authorities;
  private final RequestIdentity identity;
  private final Clock clock;

  EvidenceResource(
      EvidenceCommandHandler handler,
      KnownIncidentsLookup incidents,
      AuthorityLookup authorities,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.incidents = incidents;
    this.authorities = authorities;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({
    RESPONDER,
    INCIDENT_COMMANDER,
    SYSTEM_OWNER,
    AUDITOR,
    APPROVER,
    TOP_MANAGEMENT,
    ADMIN
  })
  @Operation(summary = "The hold, what was collected and who has it, what was agreed on")
  @APIResponseSchema(One.class)
  public Uni<Response> one(@PathParam("id") UUID id) {
    return ofKnown(
        id,
        () ->
            handler
                .load(id)
                .map(
                    found ->
                        Response.ok(EvidenceResponses.one(id, found.state()))
                            .header("ETag", ETags.of(found.version()))
                            .build()));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("custody")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, AUDITOR, APPROVER, TOP_MANAGEMENT, ADMIN})
  @Operation(summary = "Everything that was done with the evidence, oldest first")
  @APIResponseSchema(EvidenceResponses.EntryPage.class)
  public Uni<Response> custody(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return ofKnown(
        id,
        () ->
            Listing.answer(
                page,
                uri,
                EvidenceResponses.Entry.class,
                next ->
                    handler
                        .history(id, next.after(), next.rowsToRead())
                        .map(
                            entries ->
                                AggregateAnswers.page(entries, next, EvidenceResponses::entry))));
  }

  @POST
  @Path("hold")
  @Operation(summary = "Put evidence on hold: nothing is altered without two persons from now on")
  @APIResponseSchema(One.class)
  public Uni<Response> hold(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      EvidenceRequests.Hold body) {
    var command = body.toCommand(id, self(), now());
    return ofKnown(id, () -> run(command, ifMatch));
  }

  @POST
  @Path("artefacts")
  @Operation(summary = "Record the digest of something that was collected and is kept elsewhere")
  @APIResponseSchema(One.class)
  public Uni<Response> collect(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") String key,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      EvidenceRequests.Collect body) {
    var command = body.toCommand(id, derived(id, key, "artefact"), self(), now());
    return ofKnown(id, () -> run(command, ifMatch));
  }

  @POST
  @Path("artefacts/{artefact}/hand-over")
  @Operation(summary = "Say who has an artefact from now on")
  @APIResponseSchema(One.class)
  public Uni<Response> handOver(
      @PathParam("id") UUID id,
      @PathParam("artefact") UUID artefact,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      EvidenceRequests.HandOver body) {
    return run(body.toCommand(id, artefact, now()), ifMatch);
  }

  @POST
  @Path("alterations")
  @Operation(
      summary = "Propose to alter a system although evidence is on hold",
      description = "Somebody else has to decide; without that decision it is refused.")
  @APIResponseSchema(One.class)
  public Uni<Response> proposeAlteration(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") String key,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      EvidenceRequests.ProposeAlteration body) {
    return run(body.toCommand(id, derived(id, key, "alteration"), self(), now()), ifMatch);
  }

  @POST
  @Path("alterations/{alteration}/permission")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT})
  @Operation(summary = "Allow what somebody else has proposed; no body")
  @APIResponseSchema(One.class)
  public Uni<Response> allowAlteration(
      @PathParam("id") UUID id,
      @PathParam("alteration") UUID alteration,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
    return run(new EvidenceCommand.AllowAlteration(id, alteration, self(), now()), ifMatch);
  }

  @POST
  @Path("alterations/{alteration}/refusal")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT})
  @Operation(summary = "Turn an alteration down, or take one's own proposal back")
  @APIResponseSchema(One.class)
  public Uni<Response> refuseAlteration(
      @PathParam("id") UUID id,
      @PathParam("alteration") UUID alteration,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      EvidenceRequests.Refuse body) {
    return run(body.toCommand(id, alteration, self(), now()), ifMatch);
  }

  @POST
  @Path("release")
  @Operation(summary = "Propose to end the hold; what was collected stays")
  @APIResponseSchema(One.class)
  public Uni<Response> proposeRelease(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      EvidenceRequests.ProposeRelease body) {
    var by = self();
    return authorities
        .mustBeInformed(id)
        .flatMap(must -> run(body.toCommand(id, must, by, now()), ifMatch));
  }

  @POST
  @Path("release/approval")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT})
  @Operation(summary = "Agree to end the hold; no body")
  @APIResponseSchema(One.class)
  public Uni<Response> approveRelease(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
    var by = self();
    return authorities
        .mustBeInformed(id)
        .flatMap(must -> run(new EvidenceCommand.ApproveRelease(id, must, by, now()), ifMatch));
  }

  @POST
  @Path("release/refusal")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT})
  @Operation(summary = "Let the hold go on")
  @APIResponseSchema(One.class)
  public Uni<Response> refuseRelease(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      EvidenceRequests.Refuse body) {
    return run(body.toRelease(id, self(), now()), ifMatch);
  }

  /// The same request once more is about the same thing.
  private UUID derived(UUID incident, String key, String what) {
    return EventIds.derived(incident + "\n" + identity.actor() + "\n" + key, what);
  }

  private Uni<Response> ofKnown(UUID id, Supplier<Uni<Response>> answer) {
    return incidents
        .isKnown(id)
        .flatMap(
            known ->
                known
                    ? answer.get()
                    : Uni.createFrom()
                        .item(Problems.notFound("incident/unknown", "incident", id).toResponse()));
  }

  private Uni<Response> run(EvidenceCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> EvidenceResponses.one(command.incident(), done.state()),
                    EvidenceProblemResponses::of));
  }

  private Instant now() {
    return WorldTime.kept(clock.instant());
  }

  private PersonId self() {
    return new PersonId(identity.actor());
  }
}
