package org.aimsledger.risk.indicatorlist;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.optionalText;

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
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.risk.platform.LegalTime;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of key risk indicators over HTTP.
@Path("/api/risk/v1/key-risk-indicators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Key risk indicators")
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
  Roles.INTEGRATION,
  Roles.ADMIN,
  Roles.SERVICE
})
public class IndicatorListResource {
  private final IndicatorListQuery query;

  IndicatorListResource(IndicatorListQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List and filter key risk indicators, newest first")
  @APIResponseSchema(IndicatorListResponses.SummaryPage.class)
  public Uni<Response> list(
      @QueryParam("risk") @Nullable UUID risk,
      @QueryParam("system") @Nullable UUID system,
      @QueryParam("owner") @Nullable String owner,
      @Parameter(description = "Of the last reading") @QueryParam("standing")
          @Nullable IndicatorStanding standing,
      @QueryParam("retired") @Nullable Boolean retired,
      @QueryParam("updatedSince") @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var filter =
        new IndicatorFilter(
            risk,
            system,
            optionalText("owner", owner, 120),
            standing,
            retired,
            check("updatedSince", () -> LegalTime.timeOrAbsent(updatedSince)));
    return Listing.answer(
        page,
        uri,
        IndicatorListResponses.Summary.class,
        next ->
            query
                .find(filter, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.definedAt, row.id),
                            IndicatorListResponses::summary)));
  }

  private static IndicatorListQuery.@Nullable Position position(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    var at = cursor.ofSize(2).instant(0);
    return new IndicatorListQuery.Position(
        check("cursor", () -> LegalTime.time(at)), cursor.uuid(1));
  }
}
