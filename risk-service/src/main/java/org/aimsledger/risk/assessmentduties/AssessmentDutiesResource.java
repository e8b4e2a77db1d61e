package org.aimsledger.risk.assessmentduties;

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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentStatus;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.risk.platform.LegalTime;
import org.aimsledger.risk.platform.Packs;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The list of impact assessments over HTTP.
@Path("/api/risk/v1/impact-assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Impact assessments")
@RolesAllowed({
  Roles.VIEWER,
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RISK_OWNER,
  Roles.RESPONDER,
  Roles.INCIDENT_COMMANDER,
  Roles.AUDITOR,
  Roles.APPROVER,
  Roles.TOP_MANAGEMENT,
  Roles.ADMIN,
  Roles.SERVICE
})
public class AssessmentDutiesResource {
  private final AssessmentDutiesQuery query;
  private final Clock clock;

  AssessmentDutiesResource(AssessmentDutiesQuery query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Operation(summary = "List and filter assessments, the most urgent first")
  @APIResponseSchema(AssessmentDutiesResponses.SummaryPage.class)
  public Uni<Response> list(
      @QueryParam("system") @Nullable UUID system,
      @QueryParam("status") @Nullable AssessmentStatus status,
      @Parameter(description = "Somebody still has to do it") @QueryParam("open")
          @Nullable Boolean open,
      @Parameter(description = "Open, and the last day is before this day") @QueryParam("dueBefore")
          @Nullable LocalDate dueBefore,
      @QueryParam("cause") @Nullable DutyCause cause,
      @Parameter(description = "Open, and the last day has passed (UTC)") @QueryParam("overdue")
          @Nullable Boolean overdue,
      @QueryParam("updatedSince") @Nullable Instant updatedSince,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    var today = Packs.day(clock.instant());
    var filter =
        new DutyFilter(
            system,
            status,
            open,
            check("dueBefore", () -> dueBefore == null ? null : LegalTime.day(dueBefore)),
            cause,
            overdue,
            check("updatedSince", () -> LegalTime.timeOrAbsent(updatedSince)),
            today);
    return Listing.answer(
        page,
        uri,
        AssessmentDutiesResponses.Summary.class,
        next ->
            query
                .find(filter, position(next.cursor()), next.rows())
                .map(
                    found ->
                        Page.of(
                            found,
                            next,
                            row -> Cursor.after(row.due, row.id),
                            row -> AssessmentDutiesResponses.summary(row, today))));
  }

  @GET
  @Path("counts")
  @Operation(summary = "How many assessments stand where")
  public Uni<AssessmentDutiesResponses.Counts> counts() {
    return query.count(Packs.day(clock.instant())).map(AssessmentDutiesResponses::counts);
  }

  private static AssessmentDutiesQuery.@Nullable Position position(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      var due = LocalDate.parse(cursor.ofSize(2).text(0));
      var legal = due.equals(AssessmentDutiesRow.NEVER) ? due : LegalTime.day(due);
      return new AssessmentDutiesQuery.Position(legal, cursor.uuid(1));
    } catch (DateTimeParseException | IllegalArgumentException malformed) {
      throw Problems.invalidField("cursor", "is not one of ours; start again without it")
          .toException();
    }
  }
}
