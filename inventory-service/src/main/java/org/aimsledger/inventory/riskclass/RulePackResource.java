package org.aimsledger.inventory.riskclass;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.riskclass.RulePackResponses.RulesResponse;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The rules that class AI systems, over HTTP.
@Path("/api/inventory/v1/risk-class-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "risk class")
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
  Roles.INTEGRATION,
  Roles.ADMIN,
  Roles.SERVICE
})
class RulePackResource {
  private final Packs packs;
  private final Clock clock;

  RulePackResource(Packs packs, Clock clock) {
    this.packs = packs;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getRiskClassRules",
      summary = "Questions, and the rules that lead from their answers to a class",
      description = "In English, Simplified and Traditional Chinese, with the source of each.")
  @APIResponse(
      responseCode = "200",
      description = "The pack",
      content = @Content(schema = @Schema(implementation = RulesResponse.class)))
  public Response get(
      @Parameter(description = "As a determination names it; the rules in force when left out")
          @QueryParam("pack")
          @Nullable String pack) {
    var found =
        pack == null
            ? Optional.of(packs.riskClasses(clock.instant()))
            : packs.riskClassVersions().named(pack);
    return found
        .map(rules -> Response.ok(RulesResponse.of(rules)).build())
        .orElseGet(
            () ->
                Problems.notFound("risk-class/rules-unknown", "pack", String.valueOf(pack))
                    .toResponse());
  }
}
