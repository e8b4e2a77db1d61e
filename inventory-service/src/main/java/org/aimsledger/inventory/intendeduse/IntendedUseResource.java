package org.aimsledger.inventory.intendeduse;

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
import org.aimsledger.inventory.intendeduse.IntendedUseRequests.ApproveRequest;
import org.aimsledger.inventory.intendeduse.IntendedUseRequests.DraftRequest;
import org.aimsledger.inventory.intendeduse.IntendedUseResponses.IntendedUseResponse;
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

/// The statement of intended use of one system over HTTP.
@Path("/api/inventory/v1/ai-systems/{id}/intended-use")
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
class IntendedUseResource {
  private static final AggregateAnswers<IntendedUse, IntendedUseRejection> ANSWERS =
      new AggregateAnswers<>(
          IntendedUseResponses::body,
          IntendedUseResponses::unstated,
          IntendedUseResponses::problem);

  private final IntendedUseCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  IntendedUseResource(IntendedUseCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getIntendedUse",
      summary = "What a system may be used for, as it is now or as it was")
  @APIResponse(
      responseCode = "200",
      description = "The edition in force, and the one in work",
      content = @Content(schema = @Schema(implementation = IntendedUseResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf));
  }

  @PUT
  @Path("draft")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "draftIntendedUse",
      summary = "Write the next edition of the statement",
      description = "The edition in force stays until this one is approved.")
  @APIResponse(
      responseCode = "200",
      description = "The statement as it is now",
      content = @Content(schema = @Schema(implementation = IntendedUseResponse.class)))
  public Uni<Response> draft(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull DraftRequest body) {
    return run(body.toCommand(id, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("approval")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "approveIntendedUse",
      summary = "Approve the edition in work",
      description = "By somebody who did not write on it. It holds at once.")
  @APIResponse(
      responseCode = "200",
      description = "The statement as it is now",
      content = @Content(schema = @Schema(implementation = IntendedUseResponse.class)))
  public Uni<Response> approve(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ApproveRequest body) {
    return run(body.toCommand(id, identity.actor(), clock.instant()), ifMatch);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("history")
  @Operation(
      operationId = "getIntendedUseHistory",
      summary = "Everything that happened to a statement, oldest first")
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

  private Uni<Response> run(IntendedUseCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(ANSWERS.changed(context));
  }
}
