package org.aimsledger.risk.riskcriteria;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.aimsledger.risk.platform.Packs;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The criteria over HTTP.
@Path("/api/risk/v1/risk-criteria")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Risk criteria")
public class RiskCriteriaResource {
  private final RiskCriteriaQuery query;
  private final Clock clock;

  RiskCriteriaResource(RiskCriteriaQuery query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  @GET
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
    Roles.INTEGRATION,
    Roles.ADMIN,
    Roles.SERVICE
  })
  @Operation(
      summary = "Scales, matrix, tolerance, sources, deadlines, dimensions and controls in force")
  public RiskCriteriaResponses.Criteria inForce(
      @Parameter(description = "As of this day; today when absent") @QueryParam("on")
          @Nullable LocalDate on) {
    var day = on == null ? Packs.day(clock.instant()) : on;
    return query
        .on(day)
        .map(RiskCriteriaResponses::of)
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "risk-criteria/none-in-force",
                        "No criteria were in force",
                        "On " + day + " not every pack had a published version yet.")
                    .toException());
  }
}
