package org.aimsledger.incident.playbookboard;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;
import static org.aimsledger.servicekit.problem.Fields.check;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
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
import org.aimsledger.incident.platform.RunStanding;
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

/// The board of runs over HTTP.
@Path("/api/incident/v1/playbook-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Playbooks")
@RolesAllowed({
  VIEWER,
  SYSTEM_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class PlaybookBoardResource {
  private final PlaybookBoardQuery query;
  private final Clock clock;

  PlaybookBoardResource(PlaybookBoardQuery query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List and filter runs with their open steps, the most urgent first")
  @APIResponseSchema(PlaybookBoardResponses.SummaryPage.class)
  public Uni<Response> list(
      @Parameter(description = "Only drills; without it, everything but drills")
          @QueryParam("drill")
          @DefaultValue("false")
          boolean drill,
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("playbook") @Nullable String playbook,
      @QueryParam("standing") @Nullable RunStanding standing,
      @Parameter(description = "A step is open, and its time has passed") @QueryParam("overdue")
          @Nullable Boolean overdue,
      @Parameter(description = "Changed at or after this time") @QueryParam("updatedSince")
          @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var now = clock.instant();
    var filter =
        new RunFilter(
            drill,
            incident,
            playbook,
            standing,
            overdue,
            check("updatedSince", () -> WorldTime.boundedOrAbsent(updatedSince)),
            now);
    return Listing.answer(
        page,
        uri,
        PlaybookBoardResponses.Summary.class,
        next ->
            query
                .find(filter, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.nextDue, row.id),
                            row -> PlaybookBoardResponses.summary(row, now))));
  }

  @GET
  @Path("counts")
  @Operation(summary = "How many runs stand where, and what became of steps; drills apart")
  public Uni<PlaybookBoardResponses.Counts> counts() {
    return query.count().map(PlaybookBoardResponses::counts);
  }

  private static PlaybookBoardQuery.@Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : new PlaybookBoardQuery.Position(cursor.ofSize(2).instant(0), cursor.uuid(1));
  }
}
