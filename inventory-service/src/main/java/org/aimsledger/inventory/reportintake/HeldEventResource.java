package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.aimsledger.inventory.reportintake.HeldEventResponses.EntryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Events that wait for their system to be registered, over HTTP.
@Path("/api/inventory/v1/ai-system-events/held")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI system events")
@RolesAllowed({
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RESPONDER,
  Roles.INCIDENT_COMMANDER,
  Roles.AUDITOR,
  Roles.ADMIN
})
class HeldEventResource {
  private final HeldEventStore held;

  HeldEventResource(HeldEventStore held) {
    this.held = held;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listHeldEvents",
      summary = "Events about systems that were not in the inventory when they came")
  @APIResponse(responseCode = "200", description = "A page of events, in the order they came")
  public Uni<Response> list(
      @QueryParam("status") HeldEvent.@Nullable Status status,
      @QueryParam("finding") @Nullable UUID finding,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        EntryResponse.class,
        next ->
            held.list(status, finding, next.after(), next.rowsToRead())
                .map(
                    events ->
                        Page.of(
                            events,
                            next,
                            event -> Cursor.after(event.sequence()),
                            EntryResponse::summary)));
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getHeldEvent", summary = "One event with its bytes")
  @APIResponse(
      responseCode = "200",
      description = "The event",
      content = @Content(schema = @Schema(implementation = EntryResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return held.find(id)
        .map(
            event ->
                event == null
                    ? Problems.notFound("ai-system-event/unknown-held", "held event", id)
                        .toResponse()
                    : Response.ok(EntryResponse.full(event)).build());
  }
}
