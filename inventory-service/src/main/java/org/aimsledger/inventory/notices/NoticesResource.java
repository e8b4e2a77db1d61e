package org.aimsledger.inventory.notices;

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
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.aimsledger.inventory.notices.NoticesQuery.Filter;
import org.aimsledger.inventory.notices.NoticesQuery.Position;
import org.aimsledger.inventory.notices.NoticesResponses.SummaryResponse;
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

/// The list of notices over HTTP.
@Path("/api/inventory/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notices")
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
  Roles.ADMIN,
  Roles.SERVICE
})
class NoticesResource {
  private final NoticesQuery query;

  NoticesResource(NoticesQuery query) {
    this.query = query;
  }

  /// What the list is narrowed by.
  record FilterParameters(
      @QueryParam("system") @Nullable UUID system,
      @QueryParam("kind") @Nullable NoticeKind kind,
      @QueryParam("audience") @Nullable NoticeAudience audience,
      @QueryParam("status") NoticesRow.@Nullable Status status,
      @Parameter(description = "A language that they must have and have not") @QueryParam("missing")
          @Nullable String missing,
      @QueryParam("updatedSince") @Nullable Instant updatedSince) {
    Filter toFilter() {
      return new Filter(
          system,
          kind,
          audience,
          status,
          Fields.optionalText("missing", missing, 35),
          updatedSince);
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listNotices",
      summary = "What audiences are told, and what is in work",
      description = "Least recently changed first.")
  @APIResponse(responseCode = "200", description = "A page of notices, with the total")
  public Uni<Response> list(
      @BeanParam FilterParameters filter, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        SummaryResponse.class,
        next ->
            query
                .list(filter.toFilter(), position(next), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.updatedAt, row.id),
                            SummaryResponse::of)));
  }

  private static @Nullable Position position(PageRequest page) {
    var cursor = page.position(2);
    if (cursor == null) {
      return null;
    }
    return new Position(cursor.instant(0), cursor.uuid(1));
  }
}
