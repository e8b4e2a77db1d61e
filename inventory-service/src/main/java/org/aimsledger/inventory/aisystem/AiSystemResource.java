package org.aimsledger.inventory.aisystem;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.aisystem.AiSystemRequests.DescribeRequest;
import org.aimsledger.inventory.aisystem.AiSystemRequests.HighImpactRequest;
import org.aimsledger.inventory.aisystem.AiSystemRequests.OwnerRequest;
import org.aimsledger.inventory.aisystem.AiSystemRequests.ReasonRequest;
import org.aimsledger.inventory.aisystem.AiSystemRequests.RegisterRequest;
import org.aimsledger.inventory.aisystem.AiSystemRequests.StageRequest;
import org.aimsledger.inventory.aisystem.AiSystemResponses.AiSystemResponse;
import org.aimsledger.inventory.platform.HistoryResponses.HistoryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.http.StoredDocuments;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// One AI system over HTTP.
@Path("/api/inventory/v1/ai-systems")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "AI systems")
// Who may read; methods that write name their own roles.
@RolesAllowed({
  Roles.VIEWER,
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RISK_OWNER,
  Roles.RESPONDER,
  Roles.INCIDENT_COMMANDER,
  Roles.AUDITOR,
  Roles.TRAIL_AUDITOR,
  Roles.APPROVER,
  Roles.TOP_MANAGEMENT,
  Roles.INTEGRATION,
  Roles.ADMIN,
  Roles.SERVICE
})
class AiSystemResource {
  private static final String PATH = "/api/inventory/v1/ai-systems/";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  static final AggregateAnswers<AiSystem, AiSystemRejection> ANSWERS =
      new AggregateAnswers<>(
          AiSystemResponses::body, AiSystemResponses::unknown, AiSystemResponses::problem);

  private final AiSystemCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  AiSystemResource(AiSystemCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.INTEGRATION})
  @Operation(operationId = "registerAiSystem", summary = "Register an AI system")
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> register(@NotNull RegisterRequest body) {
    var context = identity.context();
    var now = clock.instant();
    return handler
        // Ids that sort by time: new streams lie side by side in the indexes.
        .handle(body.toCommand(EventIds.next(now.toEpochMilli()), usual(), now), context)
        .map(ANSWERS.created(context, PATH));
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getAiSystem", summary = "One AI system as it is now, or as it was")
  @APIResponse(
      responseCode = "200",
      description = "The system",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf));
  }

  @PATCH
  @Path("{id}")
  @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "describeAiSystem",
      summary = "Change what is known about a system",
      description =
          "Merge patch: absent stays, null clears. Changing nothing records nothing. What an"
              + " integration found does not change what a person has declared or confirmed: it is"
              + " kept under `contradictions` until a person decides (…/fields).")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> describe(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull DescribeRequest body) {
    return run(body.toCommand(id, usual(), clock.instant()), ifMatch);
  }

  @PUT
  @Path("{id}/owner")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(operationId = "assignOwner", summary = "Say who answers for a system")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> assignOwner(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull OwnerRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/stage")
  @RolesAllowed({Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "enterStage",
      summary = "Move a system in its life cycle",
      description = "A move that is not allowed is answered 409 and names the allowed ones.")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> enterStage(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull StageRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/high-impact")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(
      operationId = "determineHighImpact",
      summary = "Determine whether a wrong output can do great harm")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> determineHighImpact(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull HighImpactRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/suspension")
  @RolesAllowed({Roles.RESPONDER, Roles.INCIDENT_COMMANDER, Roles.SYSTEM_OWNER})
  @Operation(operationId = "suspendAiSystem", summary = "Take a system out of use")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> suspend(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(body.toSuspend(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/resumption")
  @RolesAllowed({Roles.INCIDENT_COMMANDER, Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "resumeAiSystem",
      summary = "Let go of the suspension that a person ordered",
      description = "What incidents hold is released by the incidents (409 names them).")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> resume(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(body.toResume(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/retirement")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.APPROVER})
  @Operation(
      operationId = "retireAiSystem",
      summary = "Retire a system for ever",
      description = "Final: its id and its external id are never used again.")
  @APIResponse(
      responseCode = "200",
      description = "The system as it is now",
      content = @Content(schema = @Schema(implementation = AiSystemResponse.class)))
  public Uni<Response> retire(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(body.toRetire(id, clock.instant()), ifMatch);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(
      operationId = "getAiSystemHistory",
      summary = "Everything that happened to a system, oldest first",
      description = "Its `documents` are the same events as they are stored.")
  @APIResponse(responseCode = "200", description = "Page of events")
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return ANSWERS.history(
        id,
        page,
        uri,
        HistoryResponse.class,
        next -> handler.history(id, next.after(), next.rowsToRead()),
        HistoryResponse::of);
  }

  // A path of its own: with the same one, `Accept: */*` would get either of them.
  @GET
  @Path("{id}/documents")
  @Produces(StoredDocuments.CLOUD_EVENTS)
  @Operation(
      operationId = "getAiSystemDocuments",
      summary = "The events of a system as they are stored, byte for byte, oldest first",
      description = "What the audit trail holds. The next page is in the Link header.")
  @APIResponse(
      responseCode = "200",
      description = "A batch of CloudEvents documents",
      content = @Content(mediaType = StoredDocuments.CLOUD_EVENTS))
  public Uni<Response> documents(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return handler
        .documents(id, page.after(), page.rowsToRead())
        .map(ANSWERS.documents(id, page, uri));
  }

  /// What a machine says was found; what a person says is declared.
  private @Nullable Provenance usual() {
    var person = identity.hasRole(Roles.CONTRIBUTOR) || identity.hasRole(Roles.SYSTEM_OWNER);
    return person
        ? null
        : new Provenance(FieldSource.DISCOVERED, identity.actor(), Confidence.UNKNOWN);
  }

  private Uni<Response> run(AiSystemCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(ANSWERS.changed(context));
  }
}
