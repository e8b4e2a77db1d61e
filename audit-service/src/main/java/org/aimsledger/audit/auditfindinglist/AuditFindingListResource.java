package org.aimsledger.audit.auditfindinglist;

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
import org.aimsledger.audit.auditfindinglist.AuditFindingListQuery.Filter;
import org.aimsledger.audit.auditfindinglist.AuditFindingListQuery.Position;
import org.aimsledger.contracts.audit.FindingKind;
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

/// The list of findings over HTTP.
@Path("/api/audit/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "findings")
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
public class AuditFindingListResource {
  private static final int LONGEST_PERSON = 200;

  /// Databases know fewer years than Java.
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final AuditFindingListQuery query;
  private final Clock clock;

  AuditFindingListResource(AuditFindingListQuery query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List and filter findings, those that are due first at the top")
  public Uni<Response> list(
      @QueryParam("kind") @Nullable FindingKind kind,
      @QueryParam("standing") @Nullable ListedFindingStanding standing,
      @QueryParam("system") @Nullable UUID system,
      @Parameter(description = "A corrective action that answers them") @QueryParam("action")
          @Nullable UUID action,
      @QueryParam("owner") @Nullable String owner,
      @Parameter(description = "Not answered, and the last day has passed (UTC)")
          @QueryParam("overdue")
          @Nullable Boolean overdue,
      @QueryParam("updatedSince") @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    var filter =
        new Filter(
            kind,
            standing,
            system,
            action,
            optionalText("owner", owner, LONGEST_PERSON),
            overdue,
            bounded(updatedSince),
            today);
    return Listing.answer(
        page,
        uri,
        AuditFindingListResponses.Summary.class,
        next ->
            query
                .find(filter, position(next.cursor()), next)
                .map(
                    rows ->
                        Page.of(
                            rows,
                            next,
                            row -> Cursor.after(row.due, row.id),
                            row -> AuditFindingListResponses.Summary.of(row, today))));
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
