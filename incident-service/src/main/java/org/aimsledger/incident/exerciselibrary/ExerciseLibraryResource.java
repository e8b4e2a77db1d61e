package org.aimsledger.incident.exerciselibrary;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.INTEGRATION;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;
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
import java.time.Instant;
import org.aimsledger.incident.exerciselibrary.ExerciseLibraryQuery.Position;
import org.aimsledger.incident.exerciselibrary.ExerciseLibraryQuery.Wanted;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of exercises.
@Path("/api/incident/v1/exercises")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exercises")
@RolesAllowed({
  VIEWER,
  CONTRIBUTOR,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  TRAIL_AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  INTEGRATION,
  ADMIN
})
public class ExerciseLibraryResource {
  private static final int LONGEST = 200;

  private final ExerciseLibraryQuery query;

  ExerciseLibraryResource(ExerciseLibraryQuery query) {
    this.query = query;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "Find exercises")
  public Uni<Response> find(
      @Parameter(description = "Id of a technique, e.g. AML.T0051") @QueryParam("technique")
          @Nullable String technique,
      @Parameter(description = "Whether it really happened") @QueryParam("happened")
          @Nullable Boolean happened,
      @Parameter(description = "Changed at or after this time") @QueryParam("updatedSince")
          @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var wanted =
        new Wanted(
            Fields.optionalText("technique", technique, LONGEST), happened, since(updatedSince));
    return Listing.answer(
        page,
        uri,
        ExerciseLibraryResponses.Summary.class,
        next ->
            query
                .find(wanted, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.outsideId, row.id),
                            ExerciseLibraryResponses::summary)));
  }

  private static @Nullable Instant since(@Nullable Instant given) {
    return Fields.check("updatedSince", () -> WorldTime.boundedOrAbsent(given));
  }

  private static @Nullable Position position(@Nullable Cursor cursor) {
    return cursor == null ? null : new Position(cursor.ofSize(2).text(0), cursor.uuid(1));
  }
}
