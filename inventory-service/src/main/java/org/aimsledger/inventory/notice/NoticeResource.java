package org.aimsledger.inventory.notice;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.notice.NoticeRequests.ApproveRequest;
import org.aimsledger.inventory.notice.NoticeRequests.DraftRequest;
import org.aimsledger.inventory.notice.NoticeRequests.OpenRequest;
import org.aimsledger.inventory.notice.NoticeRequests.PublishRequest;
import org.aimsledger.inventory.notice.NoticeRequests.WithdrawRequest;
import org.aimsledger.inventory.notice.NoticeResponses.NoticeResponse;
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

/// One notice over HTTP.
@Path("/api/inventory/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "notices")
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
class NoticeResource {
  private static final String PATH = "/api/inventory/v1/notices/";
  private static final AggregateAnswers<Notice, NoticeRejection> ANSWERS =
      new AggregateAnswers<>(
          NoticeResponses::body, NoticeResponses::unknown, NoticeResponses::problem);

  private final NoticeCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  NoticeResource(NoticeCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "openNotice",
      summary = "Begin a notice for one audience",
      description = "It has no text yet.")
  @APIResponse(
      responseCode = "201",
      description = "Opened",
      content = @Content(schema = @Schema(implementation = NoticeResponse.class)))
  public Uni<Response> open(@NotNull OpenRequest body) {
    var now = clock.instant();
    var context = identity.context();
    return handler
        .handle(body.toCommand(EventIds.next(now.toEpochMilli()), now), context)
        .map(ANSWERS.created(context, PATH));
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getNotice", summary = "One notice as it is now, or as it was")
  @APIResponse(
      responseCode = "200",
      description = "The notice, the edition in work, and what was published",
      content = @Content(schema = @Schema(implementation = NoticeResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf));
  }

  @PUT
  @Path("{id}/draft")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "draftNotice",
      summary = "Write the texts of the next edition",
      description = "All of them. An approval of the edition is void afterwards.")
  @APIResponse(
      responseCode = "200",
      description = "The notice as it is now",
      content = @Content(schema = @Schema(implementation = NoticeResponse.class)))
  public Uni<Response> draft(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull DraftRequest body) {
    return run(body.toCommand(id, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/approval")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT, Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "approveNotice",
      summary = "Approve the edition in work",
      description = "By somebody who did not write on it, when no language is missing.")
  @APIResponse(
      responseCode = "200",
      description = "The notice as it is now",
      content = @Content(schema = @Schema(implementation = NoticeResponse.class)))
  public Uni<Response> approve(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ApproveRequest body) {
    return run(body.toCommand(id, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/publication")
  @RolesAllowed({Roles.APPROVER, Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "publishNotice",
      summary = "Publish the approved edition",
      description = "From its first day on it takes the place of the edition before.")
  @APIResponse(
      responseCode = "200",
      description = "The notice as it is now",
      content = @Content(schema = @Schema(implementation = NoticeResponse.class)))
  public Uni<Response> publish(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull PublishRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/withdrawal")
  @RolesAllowed({Roles.APPROVER, Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "withdrawNotice",
      summary = "Take a published edition back",
      description = "The edition before it does not come back.")
  @APIResponse(
      responseCode = "200",
      description = "The notice as it is now",
      content = @Content(schema = @Schema(implementation = NoticeResponse.class)))
  public Uni<Response> withdraw(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull WithdrawRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(
      operationId = "getNoticeHistory",
      summary = "Everything that happened to a notice, oldest first")
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

  private Uni<Response> run(NoticeCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(ANSWERS.changed(context));
  }
}
