package org.aimsledger.incident.communicationlist;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;
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
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.CommunicationAudience;
import org.aimsledger.incident.communicationlist.CommunicationListQuery.Filter;
import org.aimsledger.incident.communicationlist.CommunicationListQuery.Position;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of communications over HTTP.
@Path("/api/incident/v1/communications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Communications")
@RolesAllowed({
  RESPONDER,
  INCIDENT_COMMANDER,
  APPROVER,
  AUDITOR,
  TRAIL_AUDITOR,
  TOP_MANAGEMENT,
  ADMIN
})
public class CommunicationListResource {
  private final CommunicationListQuery query;

  CommunicationListResource(CommunicationListQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List and filter communications, the newest first")
  @APIResponseSchema(CommunicationListResponses.SummaryPage.class)
  public Uni<Response> list(
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("audience") @Nullable CommunicationAudience audience,
      @QueryParam("standing") @Nullable CommunicationStanding standing,
      @QueryParam("updatedSince") @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var filter =
        new Filter(
            incident,
            audience,
            standing,
            check("updatedSince", () -> WorldTime.boundedOrAbsent(updatedSince)));
    return Listing.answer(
        page,
        uri,
        CommunicationListResponses.Summary.class,
        next ->
            query
                .find(filter, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.draftedAt, row.id),
                            CommunicationListResponses.Summary::of)));
  }

  private static @Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null ? null : new Position(cursor.ofSize(2).instant(0), cursor.uuid(1));
  }
}
