package org.aimsledger.inventory.reviewcalendar;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.aimsledger.inventory.reviewcalendar.ReviewCalendarQuery.Position;
import org.aimsledger.inventory.reviewcalendar.ReviewCalendarResponses.PlannedResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The calendar of reviews over HTTP.
@Path("/api/inventory/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reviews")
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
class ReviewCalendarResource {
  private final ReviewCalendarQuery query;
  private final Clock clock;

  ReviewCalendarResource(ReviewCalendarQuery query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      operationId = "listReviews",
      summary = "Reviews that are planned, the most urgent first",
      description = "With dueUntil of today: what is due.")
  @APIResponse(responseCode = "200", description = "A page of reviews, with the total")
  public Uni<Response> list(
      @Parameter(schema = @Schema(implementation = LocalDate.class)) @QueryParam("dueUntil")
          @Nullable String dueUntil,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    return Listing.answer(
        page,
        uri,
        PlannedResponse.class,
        next ->
            query
                .list(date("dueUntil", dueUntil), position(next), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.due, row.id),
                            row -> PlannedResponse.of(row, today))));
  }

  private static @Nullable Position position(PageRequest page) {
    var cursor = page.position(2);
    if (cursor == null) {
      return null;
    }
    var due = date("cursor", cursor.text(0));
    return due == null ? null : new Position(due, cursor.uuid(1));
  }

  private static @Nullable LocalDate date(String field, @Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw Problems.invalidField(field, "must be a date like 2026-11-28").toException();
    }
  }
}
