package org.aimsledger.inventory.outofscopeuse;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUseRequests.DecideRequest;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUseRequests.FollowUpRequest;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUseRequests.ReportRequest;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUseResponses.UseResponse;
import org.aimsledger.inventory.platform.HistoryResponses.HistoryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// One reported use over HTTP.
@Path("/api/inventory/v1/out-of-scope-uses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "intended use")
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
  Roles.ADMIN,
  Roles.SERVICE
})
class OutOfScopeUseResource {
  private static final String PATH = "/api/inventory/v1/out-of-scope-uses/";
  private static final AggregateAnswers<OutOfScopeUse, OutOfScopeUseRejection> ANSWERS =
      new AggregateAnswers<>(
          OutOfScopeUseResponses::body,
          OutOfScopeUseResponses::unknown,
          OutOfScopeUseResponses::problem);

  private final OutOfScopeUseCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  OutOfScopeUseResource(
      OutOfScopeUseCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({
    Roles.VIEWER,
    Roles.CONTRIBUTOR,
    Roles.SYSTEM_OWNER,
    Roles.RISK_OWNER,
    Roles.RESPONDER,
    Roles.INCIDENT_COMMANDER,
    Roles.AUDITOR,
    Roles.APPROVER
  })
  @Operation(
      operationId = "reportOutOfScopeUse",
      summary = "Report that a system is used for something that it is not meant for")
  @APIResponse(
      responseCode = "201",
      description = "Reported",
      content = @Content(schema = @Schema(implementation = UseResponse.class)))
  public Uni<Response> report(@NotNull ReportRequest body) {
    var now = clock.instant();
    var context = identity.context();
    return handler
        .handle(body.toCommand(EventIds.next(now.toEpochMilli()), identity.actor(), now), context)
        .map(ANSWERS.created(context, PATH));
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getOutOfScopeUse", summary = "One reported use, now or as it was")
  @APIResponse(
      responseCode = "200",
      description = "The use and what was decided",
      content = @Content(schema = @Schema(implementation = UseResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf));
  }

  @POST
  @Path("{id}/decision")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(
      operationId = "decideOutOfScopeUse",
      summary = "Decide what it was",
      description =
          "Misuse, in scope, or right while the statement of intended use is not. The edition of the"
              + " statement that is in force is recorded with it.")
  @APIResponse(
      responseCode = "200",
      description = "The use as it is now",
      content = @Content(schema = @Schema(implementation = UseResponse.class)))
  public Uni<Response> decide(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull DecideRequest body) {
    return run(body.toCommand(id, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/follow-up")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(
      operationId = "followUpOutOfScopeUse",
      summary = "Say that what had to be done was done")
  @APIResponse(
      responseCode = "200",
      description = "The use as it is now",
      content = @Content(schema = @Schema(implementation = UseResponse.class)))
  public Uni<Response> followUp(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull FollowUpRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(
      operationId = "getOutOfScopeUseHistory",
      summary = "Everything that happened to a reported use, oldest first")
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

  private Uni<Response> run(OutOfScopeUseCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(ANSWERS.changed(context));
  }
}
