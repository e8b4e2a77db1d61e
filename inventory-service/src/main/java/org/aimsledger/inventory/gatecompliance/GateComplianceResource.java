package org.aimsledger.inventory.gatecompliance;

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
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.gatecompliance.GateComplianceQuery.Position;
import org.aimsledger.inventory.gatecompliance.GateComplianceResponses.ComplianceResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// How systems stand at their gates, over HTTP.
@Path("/api/inventory/v1/gate-compliance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "life-cycle gates")
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
class GateComplianceResource {
  private final GateComplianceQuery query;

  GateComplianceResource(GateComplianceQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listGateCompliance",
      summary = "How systems stand at the gates of their life cycle, by name",
      description = "standing=OUT_OF_COMPLIANCE lists systems in use whose gates are closed.")
  @APIResponse(responseCode = "200", description = "A page of systems, with the total")
  public Uni<Response> list(
      @QueryParam("standing") GateComplianceRow.@Nullable Standing standing,
      @QueryParam("stage") @Nullable Stage stage,
      @QueryParam("tier") @Nullable GateTier tier,
      @QueryParam("governed") @Nullable Boolean governed,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        ComplianceResponse.class,
        next ->
            query
                .list(standing, stage, tier, governed, position(next), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.name, row.id),
                            ComplianceResponse::of)));
  }

  private static @Nullable Position position(PageRequest page) {
    var cursor = page.position(2);
    if (cursor == null) {
      return null;
    }
    return new Position(cursor.text(0), cursor.uuid(1));
  }
}
