package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.reportintake.ReportIntakeResponses.BatchResponse;
import org.aimsledger.inventory.reportintake.ReportIntakeResponses.HeldResponse;
import org.aimsledger.inventory.reportintake.ReportIntakeResponses.RecordedResponse;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Takes events of outsiders in over HTTP, in every mode of CloudEvents.
@Path("/api/inventory/v1/ai-system-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI system events")
class ReportIntakeResource {
  static final String CLOUD_EVENT = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";
  private static final String PREFIX = "ce-";

  private final DeliveryConsumer intake;
  private final InventoryConfig config;
  private final RequestIdentity identity;

  ReportIntakeResource(DeliveryConsumer intake, InventoryConfig config, RequestIdentity identity) {
    this.intake = intake;
    this.config = config;
    this.identity = identity;
  }

  /// The event's own source and id make it repeatable; senders of CloudEvents know no other key.
  @POST
  @Consumes({CLOUD_EVENT, MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @WithoutIdempotencyKey
  @RolesAllowed(Roles.INTEGRATION)
  @Operation(
      operationId = "reportAiSystemEvent",
      summary = "Report something about an AI system",
      description =
          "One CloudEvents 1.0 event: a structured document, or binary mode with the attributes in"
              + " headers ce-… and the data as the body. Its source and id identify it: a repeat"
              + " changes nothing. An event about a system that is not in the inventory is held and"
              + " recorded as soon as it is. What can not be recorded is answered with the reason"
              + " and kept in quarantine, where it can be corrected and replayed. The JSON Schemas"
              + " and an AsyncAPI document are at ai-system-events/asyncapi.")
  @APIResponse(
      responseCode = "200",
      description = "Recorded, now or before",
      content = @Content(schema = @Schema(implementation = RecordedResponse.class)))
  @APIResponse(
      responseCode = "202",
      description = "Held: the system is not in the inventory",
      content = @Content(schema = @Schema(implementation = HeldResponse.class)))
  public Uni<Response> report(@NotNull byte[] body, @Context HttpHeaders headers) {
    var binary = headers.getHeaderString(PREFIX + "specversion") != null;
    if (!binary && !isJson(headers.getMediaType())) {
      return Uni.createFrom().item(unsupported().toResponse());
    }
    var document =
        binary
            ? BinaryModeReader.structured(
                attributes(headers), headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body)
            : body;
    return intake
        .takeOrKeep(List.of(Delivery.http(document, identity.actor())))
        .map(intakes -> answer(intakes.getFirst()));
  }

  @POST
  @Consumes(BATCH)
  @WithoutIdempotencyKey
  @RolesAllowed(Roles.INTEGRATION)
  @Operation(
      operationId = "reportAiSystemEvents",
      summary = "Report many things about AI systems at once",
      description =
          "CloudEvents 1.0 batch mode: an array of at most 1,000 structured documents. The answer"
              + " says for each what became of it; the bad ones harm no other. A batch that was not"
              + " answered may be sent again: what was recorded comes back as duplicate.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each, in their order",
      content = @Content(schema = @Schema(implementation = BatchResponse.class)))
  public Uni<Response> reportBatch(@NotNull byte[] body) {
    var actor = identity.actor();
    return switch (EventBatchReader.split(body, config.intake().batchEvents())) {
      case EventBatch.Events(var events) ->
          intake
              .takeOrKeep(events.stream().map(event -> Delivery.http(event, actor)).toList())
              .map(intakes -> Response.ok(BatchResponse.of(intakes)).build());
      case EventBatch.TooMany(var most) -> Uni.createFrom().item(tooMany(most).toResponse());
      case EventBatch.Unreadable(var why) ->
          intake.keep(Delivery.http(body, actor), why).map(ReportIntakeResource::answer);
    };
  }

  static Response answer(Intake result) {
    return switch (result) {
      case Intake.Recorded(var report, var system, var before) ->
          Response.ok(new RecordedResponse(report, system, before)).build();
      case Intake.Held(var report, var finding) ->
          Response.accepted(new HeldResponse(report, finding)).build();
      case Intake.Kept(var entry, var why) ->
          EventQuarantineResponses.problem(why).with("quarantine", entry).toResponse();
      case Intake.Refused(var why) -> EventQuarantineResponses.problem(why).toResponse();
    };
  }

  private static boolean isJson(MediaType type) {
    return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
  }

  /// Attributes of binary mode; values are percent-encoded where they are no plain ASCII.
  private static Map<String, String> attributes(HttpHeaders headers) {
    var attributes = new HashMap<String, String>();
    headers
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              var lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith(PREFIX)) {
                attributes.put(lower.substring(PREFIX.length()), decoded(values.getFirst()));
              }
            });
    return attributes;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value;
    }
  }

  private static Problem unsupported() {
    return Problem.of(
        415,
        "ai-system-event/mode",
        "Not a way of sending a CloudEvent",
        "Send " + CLOUD_EVENT + ", " + BATCH + ", or binary mode with a header ce-specversion.");
  }

  private static Problem tooMany(int most) {
    return Problem.of(
            413,
            "ai-system-event/batch-too-large",
            "The batch has too many events",
            "A batch has at most " + most + " events. Nothing was recorded.")
        .with("limitEvents", most);
  }
}
