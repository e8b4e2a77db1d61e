package org.aimsledger.incident.clockboard;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;
import static org.aimsledger.servicekit.problem.Fields.check;

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
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The board of legal clocks over HTTP.
@Path("/api/incident/v1/legal-clocks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Legal clocks")
@RolesAllowed({
  VIEWER,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  TRAIL_AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class ClockBoardResource {
  private final ClockBoardQuery query;
  private final Packs packs;
  private final Clock clock;

  ClockBoardResource(ClockBoardQuery query, Packs packs, Clock clock) {
    this.query = query;
    this.packs = packs;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List and filter clocks, the most urgent first")
  @APIResponseSchema(ClockBoardResponses.SummaryPage.class)
  public Uni<Response> list(
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("regime") @Nullable String regime,
      @QueryParam("standing") @Nullable ClockStanding standing,
      @Parameter(description = "Running, and due before this time") @QueryParam("dueBefore")
          @Nullable Instant dueBefore,
      @Parameter(description = "Running, and the earlier reading has passed") @QueryParam("overdue")
          @Nullable Boolean overdue,
      @Parameter(description = "Changed at or after this time") @QueryParam("updatedSince")
          @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var now = clock.instant();
    var filter =
        new ClockFilter(
            incident,
            regime,
            standing,
            check("dueBefore", () -> WorldTime.boundedOrAbsent(dueBefore)),
            overdue,
            check("updatedSince", () -> WorldTime.boundedOrAbsent(updatedSince)),
            now);
    return Listing.answer(
        page,
        uri,
        ClockBoardResponses.Summary.class,
        next ->
            query
                .find(filter, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.due, row.id),
                            row -> ClockBoardResponses.summary(row, packs, now))));
  }

  @GET
  @Path("counts")
  @Operation(summary = "How many clocks stand where")
  public Uni<ClockBoardResponses.Counts> counts() {
    return query.count().map(ClockBoardResponses::counts);
  }

  private static ClockBoardQuery.@Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : new ClockBoardQuery.Position(cursor.ofSize(2).instant(0), cursor.text(1));
  }
}
