package org.aimsledger.incident.lessonlist;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
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
import org.aimsledger.incident.lessonlist.LessonListQuery.Filter;
import org.aimsledger.incident.lessonlist.LessonListQuery.Position;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of lessons over HTTP.
@Path("/api/incident/v1/lessons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
@RolesAllowed({
  RESPONDER,
  INCIDENT_COMMANDER,
  SYSTEM_OWNER,
  CONTRIBUTOR,
  AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class LessonListResource {
  private static final int LONGEST_PLAYBOOK = 60;

  private final LessonListQuery query;

  LessonListResource(LessonListQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List and filter lessons, the newest first")
  @APIResponseSchema(LessonListResponses.SummaryPage.class)
  public Uni<Response> list(
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("playbook") @Nullable String playbook,
      @QueryParam("waiting") @Nullable Boolean waiting,
      @QueryParam("updatedSince") @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var filter =
        new Filter(
            incident,
            optionalText("playbook", playbook, LONGEST_PLAYBOOK),
            waiting,
            check("updatedSince", () -> WorldTime.boundedOrAbsent(updatedSince)));
    return Listing.answer(
        page,
        uri,
        LessonListResponses.Summary.class,
        next ->
            query
                .find(filter, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.learntAt, row.id),
                            LessonListResponses.Summary::of)));
  }

  private static @Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null ? null : new Position(cursor.ofSize(2).instant(0), cursor.uuid(1));
  }
}
