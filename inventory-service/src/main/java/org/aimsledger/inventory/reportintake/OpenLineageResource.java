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
  private final LineageConsumer lineage;
  private final InventoryConfig config;
  private final RequestIdentity identity;

  OpenLineageResource(
      DeliveryConsumer intake,
      LineageConsumer lineage,
      InventoryConfig config,
      RequestIdentity identity) {
    this.intake = intake;
    this.lineage = lineage;
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
              + " its external id are held until one has. What the run read and wrote becomes datasets"
              + " and links between them, source DISCOVERED; where a model has the dataset's name as"
              + " its external id, that model.")
  @APIResponse(
      responseCode = "200",
      description = "Recorded, now or before",
      content = @Content(schema = @Schema(implementation = RecordedResponse.class)))
  @APIResponse(
      responseCode = "202",
      description = "Held: no system is this job",
      content = @Content(schema = @Schema(implementation = HeldResponse.class)))
  public Uni<Response> receive(@NotNull byte[] body) {
    var settings = config.intake().openlineage();
    var delivery = OpenLineageReader.read(body, settings.scope(), identity.actor());
    if (delivery.fault() != null) {
      return intake.keep(delivery, delivery.fault()).map(ReportIntakeResource::answer);
    }
    try {
      var said = LineageReader.read(body, settings.datasets());
      return intake
          .takeOrKeep(List.of(delivery))
          .map(List::getFirst)
          .call(taken -> linked(said, taken))
          .map(ReportIntakeResource::answer);
    } catch (IllegalReportException e) {
      return intake.keep(delivery, e.refused()).map(ReportIntakeResource::answer);
    }
  }

  /// What the run says of its data, once it is recorded or held that it was. A sender that got no
  /// answer sends it again, and nothing is recorded twice.
  private Uni<Void> linked(LineageRun said, Intake taken) {
    return switch (taken) {
      case Intake.Recorded(var report, var system, _) ->
          lineage.record(said, report, system, identity.actor());
      case Intake.Held(var report, _) -> lineage.record(said, report, null, identity.actor());
      // Of a pipeline that never becomes a system no more is held some day; its data go on.
      case Intake.Kept(var entry, var why) when why.reason() == QuarantineReason.TOO_MANY_HELD ->
          lineage.record(said, entry, null, identity.actor());
      case Intake.Refused _, Intake.Kept _ -> Uni.createFrom().voidItem();
    };
  }
}
