package org.aimsledger.inventory.riskclass;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.riskclass.ObligationsResponses.ObligationsResponse;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What the organisation has to do about a system, over HTTP.
@Path("/api/inventory/v1/ai-systems")
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
class ObligationsResource {
  private final RiskClassCommandHandler handler;
  private final Packs packs;
  private final Clock clock;

  ObligationsResource(RiskClassCommandHandler handler, Packs packs, Clock clock) {
    this.handler = handler;
    this.packs = packs;
    this.clock = clock;
  }

  @GET
  @Path("{id}/obligations")
  @Operation(
      operationId = "getObligations",
      summary = "Duties about a system, by its class, the organisation's roles, and a day",
      description =
          "Lists also what applies only later. A list to start from, no legal advice; the source"
              + " of each duty is named.")
  @APIResponse(
      responseCode = "200",
      description = "Duties, the earliest first",
      content = @Content(schema = @Schema(implementation = ObligationsResponse.class)))
  public Uni<Response> get(
      @PathParam("id") UUID id,
      @Parameter(
              description = "Day for which it is asked; today when left out",
              schema = @Schema(implementation = LocalDate.class))
          @QueryParam("on")
          @Nullable String on,
      @Parameter(description = "With class and roles as they were known at this time")
          @QueryParam("at")
          @Nullable Instant at) {
    var now = clock.instant();
    var day = on == null ? Packs.day(now) : Fields.check("on", () -> day(on));
    var moment = at == null ? new Moment.Now() : new Moment.AtTime(at);
    var pack = packs.roleDuties(Objects.requireNonNullElse(at, now));
    return handler
        .system(id, moment)
        .flatMap(
            system ->
                switch (system) {
                  case SystemSeen.Absent _ ->
                      Uni.createFrom().item(RiskClassResponses.unknown(id).toResponse());
                  case SystemSeen.Present(var roles, _) ->
                      handler
                          .load(id, moment)
                          .map(
                              found ->
                                  ObligationsResponse.of(
                                      id,
                                      day,
                                      found.state(),
                                      roles,
                                      pack.version().toString(),
                                      Obligation.of(pack, found.state(), roles)))
                          .map(body -> Response.ok(body).build());
                });
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException("must be a day such as 2027-12-02");
    }
  }
}
