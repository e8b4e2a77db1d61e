package org.aimsledger.inventory.sharedfilters;

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
import java.util.List;
import org.aimsledger.inventory.sharedfilters.SharedFiltersQuery.Position;
import org.aimsledger.inventory.sharedfilters.SharedFiltersQuery.Viewer;
import org.aimsledger.inventory.sharedfilters.SharedFiltersResponses.SharedResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Filters that are shared, over HTTP.
@Path("/api/inventory/v1/shared-filters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "saved filters")
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
  Roles.ADMIN
})
class SharedFiltersResource {
  /// Roles that look at the whole organisation.
  private static final List<String> EVERY_UNIT =
      List.of(Roles.AUDITOR, Roles.TRAIL_AUDITOR, Roles.TOP_MANAGEMENT, Roles.ADMIN);

  private final SharedFiltersQuery query;
  private final RequestIdentity identity;

  SharedFiltersResource(SharedFiltersQuery query, RequestIdentity identity) {
    this.query = query;
    this.identity = identity;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listSharedFilters",
      summary = "Filters that are shared with everybody or with a unit of yours, by name",
      description =
          "A filter is a way to look; sharing it gives nobody a right to see more. Your units are"
              + " the claim `units` of your token; auditors, top management and administrators see"
              + " those of all units.")
  @APIResponse(responseCode = "200", description = "A page of filters, with the total")
  public Uni<Response> list(
      @Parameter(description = "Only those that are shared with this unit") @QueryParam("unit")
          @Nullable String unit,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var viewer = viewer();
    var wanted = Fields.optionalText("unit", unit, 300);
    return Listing.answer(
        page,
        uri,
        SharedResponse.class,
        next ->
            query
                .list(viewer, wanted, position(next), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.name, row.id),
                            SharedResponse::of)));
  }

  private Viewer viewer() {
    return new Viewer(identity.units(), EVERY_UNIT.stream().anyMatch(identity::hasRole));
  }

  private static @Nullable Position position(PageRequest page) {
    var cursor = page.position(2);
    if (cursor == null) {
      return null;
    }
    return new Position(cursor.text(0), cursor.text(1));
  }
}
