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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.aimsledger.inventory.reportintake.EventQuarantineResponses.RecordedResponse;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Takes events of outsiders in over HTTP.
@Path("/api/inventory/v1/ai-system-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI system events")
class ReportIntakeResource {
  static final String CLOUD_EVENT = "application/cloudevents+json";

  private final ReportIntakeConsumer intake;
  private final RequestIdentity identity;

  ReportIntakeResource(ReportIntakeConsumer intake, RequestIdentity identity) {
    this.intake = intake;
    this.identity = identity;
  }

  /// The event's own source and id make it repeatable; senders of CloudEvents know no other key.
  @POST
  @Consumes({CLOUD_EVENT, MediaType.APPLICATION_JSON})
  @WithoutIdempotencyKey
  @RolesAllowed(Roles.INTEGRATION)
  @Operation(
      operationId = "reportAiSystemEvent",
      summary = "Report something about an AI system",
      description =
          "A CloudEvents 1.0 document of type org.aimsledger.ai-system-event.v1. Its source and id"
              + " identify it: a repeat changes nothing. What can not be recorded is answered with"
              + " the reason and kept in quarantine, where it can be corrected and replayed.")
  @APIResponse(
      responseCode = "200",
      description = "Recorded, now or before",
      content = @Content(schema = @Schema(implementation = RecordedResponse.class)))
  public Uni<Response> report(@NotNull byte[] body) {
    return intake
        .takeOrKeep(body, "http/" + sha256(body), identity.actor())
        .map(
            result ->
                switch (result) {
                  case Intake.Recorded(var report, var system) ->
                      Response.ok(new RecordedResponse(report, system)).build();
                  case Intake.Kept(var entry, var why) ->
                      EventQuarantineResponses.problem(why).with("quarantine", entry).toResponse();
                  case Intake.Refused(var why) ->
                      EventQuarantineResponses.problem(why).toResponse();
                });
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
