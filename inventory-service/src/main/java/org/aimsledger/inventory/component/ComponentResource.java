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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.component.ComponentRequests.DescribeRequest;
import org.aimsledger.inventory.component.ComponentRequests.ReasonRequest;
import org.aimsledger.inventory.component.ComponentRequests.RegisterRequest;
import org.aimsledger.inventory.component.ComponentResponses.ComponentResponse;
import org.aimsledger.inventory.component.ComponentResponses.HistoryResponse;
import org.aimsledger.inventory.component.ComponentResponses.KindResponse;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
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
  private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

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
        .map(
            outcome ->
                Answers.created(
                    outcome,
                    context,
                    done -> URI.create(PATH + done.stream().id()),
                    ComponentResource::body,
                    ComponentResponses::problem));
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
    return handler.load(id, asOf.moment()).map(component -> answer(id, component, asOf));
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
      summary = "Retire a component for ever",
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
  @Path("{id}/history")
  @Operation(
      operationId = "getComponentHistory",
      summary = "Everything that happened to a component, oldest first",
      description = "Its `documents` are the same events as they are stored.")
  @APIResponse(responseCode = "200", description = "Page of events")
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return handler
        .history(id, after(page), page.rowsToRead())
        .map(
            events ->
                events.isEmpty() && page.cursor() == null
                    ? ComponentResponses.unknown(id).toResponse()
                    : Page.of(
                            events,
                            page,
                            event -> Cursor.after(event.meta().streamVersion()),
                            HistoryResponse::of)
                        .toResponse(uri));
  }

  // A path of its own: with the same one, `Accept: */*` would get either of them.
  @GET
  @Path("{id}/documents")
  @Produces(CLOUD_EVENTS)
  @Operation(
      operationId = "getComponentDocuments",
      summary = "The events of a component as they are stored, byte for byte, oldest first",
      description = "What the audit trail holds. The next page is in the Link header.")
  @APIResponse(responseCode = "200", description = "A batch of CloudEvents documents")
  public Uni<Response> documents(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return handler
        .documents(id, after(page), page.rowsToRead())
        .map(
            documents ->
                documents.isEmpty() && page.cursor() == null
                    ? ComponentResponses.unknown(id).toResponse()
                    : batch(documents, page, uri));
  }

  private static Response batch(List<byte[]> documents, PageRequest page, UriInfo uri) {
    var limit = page.limit().value();
    var last = after(page) + limit;
    var shown = documents.stream().limit(limit);
    var body =
        shown
            .map(document -> new String(document, StandardCharsets.UTF_8))
            .collect(Collectors.joining(",\n", "[", "]\n"));
    var response = Response.ok(body).type(CLOUD_EVENTS);
    if (documents.size() > limit) {
      var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", Cursor.after(last)).build();
      response.header(
          "Link", "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
    }
    return response.build();
  }

  private static long after(PageRequest page) {
    return page.cursor() == null ? 0 : page.cursor().ofSize(1).number(0);
  }

  private Uni<Response> run(ComponentCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(outcome, context, ComponentResource::body, ComponentResponses::problem));
  }

  static Object body(Done<Component, ComponentRejection> done) {
    return switch (done.state()) {
      case Component.Known known -> ComponentResponse.of(done.stream().id(), done.version(), known);
      case Component.Absent _ -> throw new IllegalStateException("done to nothing");
    };
  }

  private static Response answer(UUID id, Versioned<Component> component, AsOf asOf) {
    return switch (component.state()) {
      case Component.Known known ->
          asOf.answer(ComponentResponse.of(id, component.version(), known), component.version());
      case Component.Absent _ -> ComponentResponses.unknown(id).toResponse();
    };
  }
}
