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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Takes traces in, as the OTLP/HTTP exporters of OpenTelemetry send them in JSON.
@Path("/api/inventory/v1/ai-system-events/otlp")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI system events")
class TelemetryResource {
  private final TelemetryStore store;
  private final InventoryConfig.Telemetry config;
  private final Clock clock;

  TelemetryResource(TelemetryStore store, InventoryConfig config, Clock clock) {
    this.store = store;
    this.config = config.intake().telemetry();
    this.clock = clock;
  }

  @POST
  @Path("v1/traces")
  @Consumes(MediaType.APPLICATION_JSON)
  @WithoutIdempotencyKey
  @RolesAllowed(Roles.INTEGRATION)
  @Operation(
      operationId = "receiveTraces",
      summary = "Count calls of generative AI that traces tell of",
      description =
          "Calls, failures, tokens and durations are added up by service, model and period, and"
              + " reported when the period is over. Prompts and answers are not read. Trace id and"
              + " span id make a span repeatable.")
  @APIResponse(
      responseCode = "200",
      description = "Counted; partialSuccess says how many spans were not")
  public Uni<Response> receive(@NotNull byte[] body) {
    return switch (TelemetryReader.read(body, config.spans())) {
      case Telemetry.Spans(var spans, var unusable) -> count(spans, unusable);
      case Telemetry.TooMany(var most) -> Uni.createFrom().item(tooMany(most).toResponse());
      case Telemetry.Unreadable(var detail) ->
          Uni.createFrom()
              .item(
                  Problem.of(400, "ai-system-event/unreadable", "No traces", detail).toResponse());
    };
  }

  private Uni<Response> count(List<GenAiSpan> spans, int unusable) {
    var now = clock.instant();
    var oldest = now.minus(config.lateness()).minus(config.period());
    var timely =
        spans.stream()
            .filter(
                span ->
                    TelemetryStore.start(span.start(), config.period()).isAfter(oldest)
                        && span.start().isBefore(now.plus(config.lateness())))
            .toList();
    var answer = answer(spans.size() - timely.size(), unusable);
    return timely.isEmpty()
        ? Uni.createFrom().item(answer)
        : store.add(timely, config.period()).replaceWith(answer);
  }

  /// As OTLP wants it: a number of 64 bits is a text in JSON.
  private static Response answer(int untimely, int unusable) {
    return Response.ok(
            untimely + unusable == 0
                ? Map.of("partialSuccess", Map.of())
                : Map.of(
                    "partialSuccess",
                    Map.of(
                        "rejectedSpans",
                        Integer.toString(untimely + unusable),
                        "errorMessage",
                        untimely
                            + " too late or from the future, "
                            + unusable
                            + " without what must be counted")))
        .build();
  }

  private static Problem tooMany(int most) {
    return Problem.of(
            413,
            "ai-system-event/batch-too-large",
            "The request has too many spans",
            "A request has at most " + most + " spans. Nothing was counted.")
        .with("limitSpans", most);
  }
}
