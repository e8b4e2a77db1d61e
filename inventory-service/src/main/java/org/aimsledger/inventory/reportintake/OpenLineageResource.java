package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.reportintake.ReportIntakeResponses.HeldResponse;
import org.aimsledger.inventory.reportintake.ReportIntakeResponses.RecordedResponse;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Takes OpenLineage run events, as the HTTP transport of OpenLineage clients sends them.
@Path("/api/inventory/v1/ai-system-events/openlineage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI system events")
class OpenLineageResource {
  private final DeliveryConsumer intake;
  private final InventoryConfig config;
  private final RequestIdentity identity;

  OpenLineageResource(DeliveryConsumer intake, InventoryConfig config, RequestIdentity identity) {
    this.intake = intake;
    this.config = config;
    this.identity = identity;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @WithoutIdempotencyKey
  @RolesAllowed(Roles.INTEGRATION)
  @Operation(
      operationId = "receiveOpenLineageEvent",
      summary = "Take an OpenLineage run event",
      description =
          "Run, type and time of the event make it repeatable. Runs of a job that no system has as"
              + " its external id are held until one has.")
  @APIResponse(
      responseCode = "200",
      description = "Recorded, now or before",
      content = @Content(schema = @Schema(implementation = RecordedResponse.class)))
  @APIResponse(
      responseCode = "202",
      description = "Held: no system is this job",
      content = @Content(schema = @Schema(implementation = HeldResponse.class)))
  public Uni<Response> receive(@NotNull byte[] body) {
    var scope = config.intake().openlineage().scope();
    return intake
        .takeOrKeep(List.of(OpenLineageReader.read(body, scope, identity.actor())))
        .map(intakes -> ReportIntakeResource.answer(intakes.getFirst()));
  }
}
