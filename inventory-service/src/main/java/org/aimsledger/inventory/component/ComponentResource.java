package org.aimsledger.inventory.component;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.SortedMap;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.component.ComponentRequests.DescribeRequest;
import org.aimsledger.inventory.component.ComponentRequests.ReasonRequest;
import org.aimsledger.inventory.component.ComponentRequests.RegisterRequest;
import org.aimsledger.inventory.component.ComponentResponses.ComponentResponse;
import org.aimsledger.inventory.component.ComponentResponses.KindResponse;
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

/// One component over HTTP: what every kind has.
@Path("/api/inventory/v1/components")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "components")
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
class ComponentResource {
  private static final String PATH = "/api/inventory/v1/components/";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  static final AggregateAnswers<Component, ComponentRejection> ANSWERS =
      new AggregateAnswers<>(
          ComponentResponses::body, ComponentResponses::unknown, ComponentResponses::problem);

  private final ComponentCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  ComponentResource(ComponentCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "registerComponent",
      summary = "Register a dataset, a model, a supplier, a version of one …")
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = ComponentResponse.class)))
  public Uni<Response> register(@NotNull RegisterRequest body) {
    var context = identity.context();
    var now = clock.instant();
    return handler
        .handle(body.toCommand(EventIds.next(now.toEpochMilli()), now), context)
        .map(ANSWERS.created(context, PATH));
  }

  @GET
  @Path("catalogue")
  @Operation(
      operationId = "getComponentCatalogue",
      summary = "Which kinds of components there are, and what is recorded of each")
  @APIResponse(responseCode = "200", description = "Kind to fields")
  public SortedMap<ComponentKind, KindResponse> catalogue() {
    return ComponentResponses.catalogue();
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getComponent", summary = "One component as it is now, or as it was")
  @APIResponse(
      responseCode = "200",
      description = "The component",
      content = @Content(schema = @Schema(implementation = ComponentResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf));
  }

  @PATCH
  @Path("{id}")
  @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.INTEGRATION})
  @Operation(
      operationId = "describeComponent",
      summary = "Change what is known about a component",
      description = "Merge patch: absent stays, null clears. Changing nothing records nothing.")
  @APIResponse(
      responseCode = "200",
      description = "The component as it is now",
      content = @Content(schema = @Schema(implementation = ComponentResponse.class)))
  public Uni<Response> describe(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull DescribeRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/retirement")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.APPROVER})
  @Operation(
      operationId = "retireComponent",
      summary = "Retire a component for ever, when nothing depends on it any more",
      description = "Final: its id, its external id and its label are never used again.")
  @APIResponse(
      responseCode = "200",
      description = "The component as it is now",
      content = @Content(schema = @Schema(implementation = ComponentResponse.class)))
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
      operationId = "getComponentHistory",
      summary = "Everything that happened to a component, oldest first",
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
      operationId = "getComponentDocuments",
      summary = "The events of a component as they are stored, byte for byte, oldest first",
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

  private Uni<Response> run(ComponentCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(ANSWERS.changed(context));
  }
}
