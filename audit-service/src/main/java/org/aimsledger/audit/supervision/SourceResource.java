package org.aimsledger.audit.supervision;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.aimsledger.audit.platform.RecordedRead;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Is the trail complete, and what raised an alarm?
@Path("/api/audit/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "supervision")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
public class SourceResource {
  private final SourceQuery query;

  SourceResource(SourceQuery query) {
    this.query = query;
  }

  @GET
  @Path("sources")
  @Operation(
      summary = "Per service and lane: the last number, how many entries, holes",
      description =
          "As counted when the entries came; the recount looks at the entries themselves.")
  public Uni<SourceResponses.Report> sources() {
    return query.density().map(SourceResponses.Report::of);
  }

  @GET
  @Path("sources/recount")
  @RecordedRead
  @Operation(
      summary = "The same, counted entry by entry",
      description =
          "Takes the longer the larger the trail is; one at a time, and 503 when it would take"
              + " longer than aims.trail.recount-limit.")
  public Uni<Response> recount() {
    return query
        .recount()
        .map(
            found ->
                found
                    .map(lanes -> Response.ok(SourceResponses.Report.of(lanes)).build())
                    .orElseGet(
                        () -> Problems.unavailable("Another recount is under way.").toResponse()))
        .onFailure(TimeoutException.class)
        .recoverWithItem(
            () ->
                Problems.unavailable("The recount took longer than aims.trail.recount-limit.")
                    .toResponse());
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("alarms")
  @Operation(summary = "What must never happen and did, oldest first")
  public Uni<Response> alarms(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        SourceResponses.Alarm.class,
        next ->
            query
                .alarms(next)
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            alarm -> Cursor.after(alarm.id()),
                            SourceResponses.Alarm::of)));
  }
}
