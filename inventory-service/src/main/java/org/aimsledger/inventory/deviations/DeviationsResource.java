package org.aimsledger.inventory.deviations;

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
import java.util.UUID;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.deviations.DeviationsQuery.Filter;
import org.aimsledger.inventory.deviations.DeviationsQuery.Position;
import org.aimsledger.inventory.deviations.DeviationsResponses.SummaryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of deviations over HTTP.
@Path("/api/inventory/v1/deviations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "procedures")
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
class DeviationsResource {
  private final DeviationsQuery query;

  DeviationsResource(DeviationsQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listDeviations",
      summary = "Where systems do not follow the procedures of their life cycle",
      description = "Least recently changed first.")
  @APIResponse(responseCode = "200", description = "A page of deviations, with the total")
  public Uni<Response> list(
      @QueryParam("system") @Nullable UUID system,
      @QueryParam("stage") @Nullable Stage stage,
      @QueryParam("status") DeviationsRow.@Nullable Status status,
      @Parameter(description = "Those that may be, or are asked for, until then at the latest")
          @QueryParam("endsBefore")
          @Nullable Instant endsBefore,
      @QueryParam("updatedSince") @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var filter = new Filter(system, stage, status, endsBefore, updatedSince);
    return Listing.answer(
        page,
        uri,
        SummaryResponse.class,
        next ->
            query
                .list(filter, position(next), next.rows())
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
