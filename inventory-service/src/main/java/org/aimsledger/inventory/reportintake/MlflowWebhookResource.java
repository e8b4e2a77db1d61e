package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.reportintake.ReportIntakeResponses.ItemResponse;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes webhooks of MLflow registries. Their signature stands in for a token: MLflow can send
/// none.
@Path("/api/inventory/v1/ai-system-events/mlflow")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI system events")
class MlflowWebhookResource {
  private final Map<String, Registry> registries;
  private final DeliveryConsumer intake;
  private final Clock clock;

  /// One registry, ready to check deliveries.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Registry(byte[] secret, String scope, Duration tolerance) {}

  MlflowWebhookResource(InventoryConfig config, DeliveryConsumer intake, Clock clock) {
    this.registries =
        config.intake().mlflow().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> registry(entry.getKey(), entry.getValue())));
    this.intake = intake;
    this.clock = clock;
  }

  private static Registry registry(String name, InventoryConfig.Mlflow config) {
    var secret = config.secret().or(() -> config.secretFile().map(MlflowWebhookResource::read));
    var key =
        secret
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () -> new IllegalStateException("MLflow registry without secret: " + name));
    return new Registry(key.getBytes(StandardCharsets.UTF_8), config.scope(), config.tolerance());
  }

  private static String read(java.nio.file.Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @POST
  @Path("{registry}")
  @Consumes(MediaType.APPLICATION_JSON)
  @WithoutIdempotencyKey
  @PermitAll
  @Operation(
      operationId = "receiveMlflowWebhook",
      summary = "Take a webhook of an MLflow registry",
      description =
          "Signed by MLflow with the secret of the registry. The delivery id makes it repeatable."
              + " What can not be recorded is kept in quarantine and answered 200 all the same, so"
              + " that MLflow does not send it again.")
  @APIResponse(
      responseCode = "200",
      description = "What became of it",
      content = @Content(schema = @Schema(implementation = ItemResponse.class)))
  public Uni<Response> receive(
      @PathParam("registry") String name,
      @HeaderParam("X-MLflow-Signature") @Nullable String signature,
      @HeaderParam("X-MLflow-Timestamp") @Nullable String timestamp,
      @HeaderParam("X-MLflow-Delivery-Id") @Nullable String delivery,
      @NotNull byte[] body) {
    var registry = registries.get(name);
    if (registry == null
        || signature == null
        || timestamp == null
        || delivery == null
        || delivery.length() > 100
        || !new MlflowSignature(registry.secret()).signs(signature, delivery, timestamp, body)
        || !isRecent(registry, timestamp)) {
      return Uni.createFrom().item(unsigned().toResponse());
    }
    var origin = new MlflowReader.Origin(name, registry.scope(), delivery);
    return intake
        .takeOrKeep(List.of(MlflowReader.read(body, origin)))
        .map(intakes -> Response.ok(ItemResponse.of(0, intakes.getFirst())).build());
  }

  private boolean isRecent(Registry registry, String timestamp) {
    try {
      var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(sent, clock.instant()).abs().compareTo(registry.tolerance()) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
      return false;
    }
  }

  /// Says no more than that: who can't sign doesn't learn which registries there are.
  private static Problem unsigned() {
    return Problem.of(
        401,
        "ai-system-event/unsigned",
        "The webhook is not signed as it must be",
        "The signature, its time or the name of the registry is not right.");
  }
}
