package org.aimsledger.inventory.systemregister;

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
import java.util.Set;
import org.aimsledger.contracts.inventory.RedeterminationCause;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.inventory.systemregister.RedeterminationResponses.RedeterminationResponse;
import org.aimsledger.inventory.systemregister.SystemClassQuery.Position;
import org.aimsledger.servicekit.export.Listing;
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

/// Systems whose class has to be determined again, over HTTP.
@Path("/api/inventory/v1/risk-class-redeterminations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "risk class")
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
class RedeterminationResource {
  private final SystemClassQuery query;

  RedeterminationResource(SystemClassQuery query) {
    this.query = query;
  }

  /// What a list is narrowed by; several values of one parameter mean any of them.
  record FilterParameters(
      @QueryParam("cause") @Nullable RedeterminationCause cause,
      @QueryParam("riskClass") List<RiskClass> riskClasses,
      @Parameter(description = "Id of a rule that made it due") @QueryParam("rule")
          @Nullable String rule,
      @QueryParam("organisation") @Nullable String organisation,
      @Parameter(description = "Pseudonymous id") @QueryParam("owner") @Nullable String owner) {
    RedeterminationFilter toFilter() {
      return new RedeterminationFilter(
          cause,
          Set.copyOf(riskClasses),
          Fields.optionalText("rule", rule, 100),
          Fields.optionalText("organisation", organisation, 300),
          Fields.optionalText("owner", owner, 100));
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listRedeterminations",
      summary = "Systems whose risk class has to be determined again, and why; longest first")
  @APIResponse(responseCode = "200", description = "A page, with the total up to 10,000")
  public Uni<Response> list(
      @BeanParam FilterParameters filter, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        RedeterminationResponse.class,
        next ->
            query
                .due(filter.toFilter(), position(next), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            due -> Cursor.after(RedeterminationResponses.since(due), due.row().id),
                            RedeterminationResponse::of)));
  }

  private static @Nullable Position position(PageRequest page) {
    var cursor = page.position(2);
    if (cursor == null) {
      return null;
    }
    return new Position(cursor.instant(0), cursor.uuid(1));
  }
}
