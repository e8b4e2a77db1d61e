package org.aimsledger.incident.recurrence;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
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
import java.util.UUID;
import org.aimsledger.incident.platform.CauseCategoryPacks;
import org.aimsledger.incident.platform.ReviewConfig;
import org.aimsledger.incident.recurrence.RecurrenceQuery.Pair;
import org.aimsledger.incident.recurrence.RecurrenceQuery.Place;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What comes back, and what is wrong in several systems, over HTTP.
@Path("/api/incident/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recurrence")
@RolesAllowed({
  VIEWER,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class RecurrenceResource {
  private final RecurrenceQuery query;
  private final ReviewConfig config;
  private final CauseCategoryPacks packs;
  private final Clock clock;

  RecurrenceResource(
      RecurrenceQuery query, ReviewConfig config, CauseCategoryPacks packs, Clock clock) {
    this.query = query;
    this.config = config;
    this.packs = packs;
    this.clock = clock;
  }

  @GET
  @Path("recurrences")
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      summary = "Incidents that came back, the newest first",
      description =
          "The same system, kind, and root cause or class of the cause, within"
              + " aims.incident.review.recurrence-within.")
  @APIResponseSchema(RecurrenceResponses.RecurrencePage.class)
  public Uni<Response> recurrences(
      @QueryParam("system") @Nullable UUID system,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        RecurrenceResponses.OneRecurrence.class,
        next ->
            query
                .returned(config.recurrenceWithin(), system, pair(next.cursor()), next.rowsToRead())
                .map(
                    rows ->
                        Page.of(
                            rows,
                            next,
                            row -> Cursor.after(row.raisedAt(), row.incident(), row.earlier()),
                            RecurrenceResponses.OneRecurrence::of)));
  }

  @GET
  @Path("systemic-problems")
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(
      summary = "Causes in several systems, those in most systems first",
      description =
          "Categories and classes of causes, and models, suppliers and other things of the"
              + " inventory that causes lie in, of incidents within"
              + " aims.incident.review.systemic-within.")
  @APIResponseSchema(RecurrenceResponses.ProblemPage.class)
  public Uni<Response> problems(@BeanParam PageRequest page, @Context UriInfo uri) {
    var now = clock.instant();
    var pack = packs.at(now);
    return Listing.answer(
        page,
        uri,
        RecurrenceResponses.OneProblem.class,
        next ->
            query
                .systemic(
                    now.minus(config.systemicWithin()),
                    config.systemicSystems(),
                    place(next.cursor()),
                    next.rowsToRead())
                .map(
                    rows ->
                        Page.of(
                            rows,
                            next,
                            row -> Cursor.after(row.systems(), row.cause().text()),
                            row -> RecurrenceResponses.OneProblem.of(row, pack))));
  }

  private static @Nullable Pair pair(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : new Pair(cursor.ofSize(3).instant(0), cursor.uuid(1), cursor.uuid(2));
  }

  private static @Nullable Place place(@Nullable Cursor cursor) {
    return cursor == null ? null : new Place(cursor.ofSize(2).number(0), cursor.text(1));
  }
}
