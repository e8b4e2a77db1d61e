package org.aimsledger.inventory.unregisteredsystems;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.aimsledger.inventory.unregisteredsystems.UnregisteredSystemsQuery.Position;
import org.aimsledger.inventory.unregisteredsystems.UnregisteredSystemsResponses.SummaryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of findings over HTTP.
@Path("/api/inventory/v1/unregistered-systems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Unregistered AI systems")
@RolesAllowed({
  Roles.VIEWER,
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RISK_OWNER,
  Roles.RESPONDER,
  Roles.INCIDENT_COMMANDER,
  Roles.AUDITOR,
  Roles.APPROVER,
  Roles.TOP_MANAGEMENT,
  Roles.ADMIN
})
class UnregisteredSystemsResource {
  private final UnregisteredSystemsQuery query;

  UnregisteredSystemsResource(UnregisteredSystemsQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listUnregisteredSystems",
      summary = "AI that is used and not in the inventory",
      description = "Least recently changed first.")
  @APIResponse(responseCode = "200", description = "A page of findings, with the total")
  public Uni<Response> list(
      @QueryParam("status") UnregisteredSystemsRow.@Nullable Status status,
      @QueryParam("updatedSince") @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        SummaryResponse.class,
        next ->
            query
                .list(status, updatedSince, position(next), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.updatedAt, row.id),
                            SummaryResponse::of)));
  }

  private static @Nullable Position position(PageRequest page) {
    var cursor = page.position(2);
    if (cursor == null) {
      return null;
    }
    return new Position(cursor.instant(0), cursor.uuid(1));
  }
}
