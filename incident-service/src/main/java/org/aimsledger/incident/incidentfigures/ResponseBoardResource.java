package org.aimsledger.incident.incidentfigures;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

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
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.incident.platform.FiguresConfig;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What burns now, what is due when, and who has the command.
@Path("/api/incident/v1/response-board")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
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
public class ResponseBoardResource {
  private final IncidentFigureQuery query;
  private final FiguresConfig config;
  private final Packs packs;
  private final Clock clock;

  ResponseBoardResource(IncidentFigureQuery query, FiguresConfig config, Packs packs, Clock clock) {
    this.query = query;
    this.config = config;
    this.packs = packs;
    this.clock = clock;
  }

  /// A page, and what is said above it.
  private record Shown(
      IncidentFigureQuery.Burning burning, Page<ResponseBoardResponses.Open> page) {}

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      summary = "Open incidents with what is due of them, the most urgent first",
      description = "Changes as they happen are told by the live stream.")
  @APIResponseSchema(ResponseBoardResponses.Board.class)
  public Uni<Response> board(
      @QueryParam("system") @Nullable UUID system,
      @QueryParam("severity") @Nullable Severity severity,
      @QueryParam("commander") @Nullable String commander,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var now = clock.instant();
    return Listing.answer(
        page,
        uri,
        ResponseBoardResponses.Open.class,
        next -> shown(system, severity, commander, next, now),
        Shown::page,
        shown -> answer(shown, uri));
  }

  private Uni<Shown> shown(
      @Nullable UUID system,
      @Nullable Severity severity,
      @Nullable String commander,
      PageRequest page,
      Instant now) {
    var pack = packs.clocks(now);
    return query
        .open(system, severity, commander, position(page.cursor()), page.rows())
        .map(
            found ->
                Page.of(
                    found,
                    page,
                    row -> Cursor.after(row.nextDue, row.id),
                    row -> ResponseBoardResponses.open(row, pack, now, config.deadlines())))
        .flatMap(
            rows ->
                query
                    .burning(now, now.plus(config.soon()))
                    .map(burning -> new Shown(burning, rows)));
  }

  private static Response answer(Shown shown, UriInfo uri) {
    return Response.fromResponse(shown.page().toResponse(uri))
        .entity(ResponseBoardResponses.board(shown.burning(), shown.page()))
        .build();
  }

  private static IncidentFigureQuery.@Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : new IncidentFigureQuery.Position(cursor.ofSize(2).instant(0), cursor.uuid(1));
  }
}
