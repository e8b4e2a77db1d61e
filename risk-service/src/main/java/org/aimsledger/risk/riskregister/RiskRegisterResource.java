package org.aimsledger.risk.riskregister;

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
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.RiskStatus;
import org.aimsledger.risk.platform.LegalTime;
import org.aimsledger.risk.platform.Packs;
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

/// The list of risks over HTTP.
@Path("/api/risk/v1/risks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Risks")
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
  Roles.ADMIN,
  Roles.SERVICE
})
public class RiskRegisterResource {
  private final RiskRegisterQuery query;
  private final Clock clock;

  RiskRegisterResource(RiskRegisterQuery query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List and filter risks, newest first")
  @APIResponseSchema(RiskRegisterResponses.SummaryPage.class)
  public Uni<Response> list(
      @QueryParam("system") @Nullable UUID system,
      @Parameter(description = "Who bears the consequence") @QueryParam("affects")
          @Nullable AffectedLevel affects,
      @Parameter(description = "Id of a level of the criteria, or NOT_ESTIMABLE")
          @QueryParam("level")
          @Nullable String level,
      @QueryParam("status") @Nullable RiskStatus status,
      @QueryParam("owner") @Nullable String owner,
      @Parameter(description = "A treatment that is late, or an acceptance that has run out")
          @QueryParam("overdue")
          @Nullable Boolean overdue,
      @QueryParam("updatedSince") @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var today = Packs.day(clock.instant());
    var filter =
        new RiskFilter(
            system,
            affects,
            optionalText("level", level, 60),
            status,
            optionalText("owner", owner, 120),
            overdue,
            check("updatedSince", () -> LegalTime.timeOrAbsent(updatedSince)),
            today);
    return Listing.answer(
        page,
        uri,
        RiskRegisterResponses.Summary.class,
        next ->
            query
                .find(filter, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.identifiedAt, row.id),
                            row -> RiskRegisterResponses.summary(row, today))));
  }

  private static RiskRegisterQuery.@Nullable Position position(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    var at = cursor.ofSize(2).instant(0);
    return new RiskRegisterQuery.Position(
        check("cursor", () -> LegalTime.time(at)), cursor.uuid(1));
  }
}
