package org.aimsledger.inventory.lifehistory;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.inventory.lifehistory.LifeHistoryQuery.Position;
import org.aimsledger.inventory.lifehistory.LifeHistoryResponses.LifeEventResponse;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The life of a system over HTTP, as it is shown to an auditor.
@Path("/api/inventory/v1/ai-systems/{id}/life")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI systems")
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
class LifeHistoryResource {
  private final LifeHistoryQuery query;
  private final Packs packs;
  private final Clock clock;

  LifeHistoryResource(LifeHistoryQuery query, Packs packs, Clock clock) {
    this.query = query;
    this.packs = packs;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "getAiSystemLife",
      summary = "The life of a system across the streams where it is recorded, oldest first",
      description = "Its record, its class, its gates, and what was reported about it.")
  @APIResponse(responseCode = "200", description = "A page of events, with the total")
  public Uni<Response> list(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    var titles = packs.titles(clock.instant());
    return Listing.answer(
        page,
        uri,
        LifeEventResponse.class,
        next ->
            query
                .list(id, position(next), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.recordedAt, row.id),
                            row -> LifeEventResponse.of(row, titles))));
  }

  private static @Nullable Position position(PageRequest page) {
    var cursor = page.position(2);
    if (cursor == null) {
      return null;
    }
    return new Position(cursor.instant(0), cursor.uuid(1));
  }
}
