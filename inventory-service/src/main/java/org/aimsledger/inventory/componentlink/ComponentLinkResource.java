package org.aimsledger.inventory.componentlink;

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
import org.aimsledger.inventory.componentlink.ComponentLinkRequests.JoinRequest;
import org.aimsledger.inventory.componentlink.ComponentLinkRequests.ReasonRequest;
import org.aimsledger.inventory.componentlink.ComponentLinkResponses.LinkResponse;
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

/// One link over HTTP.
@Path("/api/inventory/v1/component-links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "component links")
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
class ComponentLinkResource {
  private static final String PATH = "/api/inventory/v1/component-links/";
  private static final AggregateAnswers<ComponentLink, ComponentLinkRejection> ANSWERS =
      new AggregateAnswers<>(
          ComponentLinkResponses::body,
          ComponentLinkResponses::unknown,
          ComponentLinkResponses::problem);

  private final ComponentLinkCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  ComponentLinkResource(
      ComponentLinkCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "linkComponents",
      summary = "Say that one thing depends on another",
      description = "Both ends are looked up. The same ends and relation have the same link.")
  @APIResponse(
      responseCode = "201",
      description = "Linked",
      content = @Content(schema = @Schema(implementation = LinkResponse.class)))
  public Uni<Response> join(@NotNull JoinRequest body) {
    var context = identity.context();
    return handler
        .handle(body.toCommand(clock.instant()), context)
        .map(ANSWERS.created(context, PATH));
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getComponentLink", summary = "One link as it is now, or as it was")
  @APIResponse(
      responseCode = "200",
      description = "The link",
      content = @Content(schema = @Schema(implementation = LinkResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf));
  }

  @POST
  @Path("{id}/removal")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "unlinkComponents",
      summary = "Say that it does not depend on it any more",
      description = "The link and its history stay; it may come back.")
  @APIResponse(
      responseCode = "200",
      description = "The link as it is now",
      content = @Content(schema = @Schema(implementation = LinkResponse.class)))
  public Uni<Response> part(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    var context = identity.context(ifMatch);
    return handler
        .handle(body.toCommand(id, clock.instant()), context)
        .map(ANSWERS.changed(context));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(
      operationId = "getComponentLinkHistory",
      summary = "Everything that happened to a link, oldest first")
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
}
