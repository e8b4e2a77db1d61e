package org.aimsledger.incident.suspensionboard;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.INTEGRATION;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
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

/// The board of suspensions over HTTP.
@Path("/api/incident/v1/containments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Containments")
@RolesAllowed({
  VIEWER,
  SYSTEM_OWNER,
  INTEGRATION,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  APPROVER,
  ADMIN
})
public class SuspensionBoardResource {
  private final SuspensionBoardQuery query;
  private final Clock clock;

  SuspensionBoardResource(SuspensionBoardQuery query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "Systems that incidents take out of use, those whose answer is due first")
  @APIResponseSchema(SuspensionBoardResponses.SummaryPage.class)
  public Uni<Response> list(
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("system") @Nullable UUID system,
      @QueryParam("standing") @Nullable SuspensionStanding standing,
      @Parameter(description = "Changed at or after this time") @QueryParam("updatedSince")
          @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var now = clock.instant();
    var since = check("updatedSince", () -> WorldTime.boundedOrAbsent(updatedSince));
    return Listing.answer(
        page,
        uri,
        SuspensionBoardResponses.Summary.class,
        next ->
            query
                .find(incident, system, standing, since, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.answerDue, row.id),
                            row -> SuspensionBoardResponses.summary(row, now))));
  }

  private static SuspensionBoardQuery.@Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : new SuspensionBoardQuery.Position(cursor.ofSize(2).instant(0), cursor.text(1));
  }
}
