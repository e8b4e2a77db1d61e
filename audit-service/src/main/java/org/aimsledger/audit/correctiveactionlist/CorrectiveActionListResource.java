package org.aimsledger.audit.correctiveactionlist;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.aimsledger.audit.correctiveactionlist.CorrectiveActionListQuery.Filter;
import org.aimsledger.audit.correctiveactionlist.CorrectiveActionListQuery.Position;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.ProblemException;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of corrective actions over HTTP.
@Path("/api/audit/v1/corrective-actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "corrective actions")
@RolesAllowed({
  VIEWER,
  CONTRIBUTOR,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class CorrectiveActionListResource {
  private static final int LONGEST_PERSON = 200;

  /// Databases know fewer years than Java.
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final CorrectiveActionListQuery query;
  private final Clock clock;

  CorrectiveActionListResource(CorrectiveActionListQuery query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List and filter corrective actions, those that are due first at the top")
  public Uni<Response> list(
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("system") @Nullable UUID system,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("standing") @Nullable ListedStanding standing,
      @Parameter(description = "Not done, and the last day has passed (UTC)") @QueryParam("overdue")
          @Nullable Boolean overdue,
      @QueryParam("updatedSince") @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    var filter =
        new Filter(
            incident,
            system,
            optionalText("owner", owner, LONGEST_PERSON),
            standing,
            overdue,
            bounded(updatedSince),
            today);
    return Listing.answer(
        page,
        uri,
        CorrectiveActionListResponses.Summary.class,
        next ->
            query
                .find(filter, position(next.cursor()), next)
                .map(
                    rows ->
                        Page.of(
                            rows,
                            next,
                            row -> Cursor.after(row.due, row.id),
                            row -> CorrectiveActionListResponses.Summary.of(row, today))));
  }

  private static @Nullable Instant bounded(@Nullable Instant time) {
    if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(LAST))) {
      throw Problems.invalidField("updatedSince", "must be between 1970 and 9999").toException();
    }
    return time;
  }

  private static @Nullable Position position(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      var due = LocalDate.parse(cursor.ofSize(2).text(0));
      if (due.getYear() < 1970 || due.getYear() > 9999) {
        throw refused();
      }
      return new Position(due, cursor.uuid(1));
    } catch (DateTimeParseException malformed) {
      throw refused();
    }
  }

  private static ProblemException refused() {
    return Problems.invalidField("cursor", "is not one of ours; start again without it")
        .toException();
  }
}
