package org.aimsledger.inventory.reportintake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/// The body of an MLflow webhook (`{entity, action, timestamp, data}`) → the CloudEvents document
/// that says the same. A new version of a model means that it was trained again; an alias that
/// points to another version means that this version answers from now on. The rest is kept as it
/// is.
final class MlflowReader {
  /// Where a delivery came from.
  ///
  /// @param registry its name at our door
  /// @param scope scope of the external ids of its models
  /// @param delivery id of the delivery
  record Origin(String registry, String scope, String delivery) {
    String source() {
      return "urn:mlflow:" + registry;
    }
  }

  private MlflowReader() {}

  /// The event as a delivery of ours; with a fault when it can't be read.
  static Delivery read(byte[] body, Origin origin) {
    var actor = "mlflow:" + origin.registry();
    var place = actor + "/" + origin.delivery();
    try {
      var webhook = JsonFieldsReader.MAPPER.readTree(body);
      var entity = webhook.path("entity").asText();
      var document = document(webhook, entity, origin);
      // A prompt is no AI system that somebody could have forgotten to register.
      return new Delivery(document, place, actor, !entity.startsWith("prompt"), null);
    } catch (IOException _) {
      return new Delivery(
          body,
          place,
          actor,
          false,
          new IntakeResult.Refused(QuarantineReason.NOT_JSON, "the webhook's body is no JSON"));
    }
  }

  private static byte[] document(JsonNode webhook, String entity, Origin origin) {
    var action = webhook.path("action").asText();
    var data = webhook.path("data");
    var model = data.path("name").asText();
    var event = EventDocumentReader.from(origin.source(), origin.delivery());
    event.happened(webhook.path("timestamp").asText());
    return switch (entity + "." + action) {
      case "model_version.created" -> {
        version(event, data);
        event.detail("source", data.get("source"));
        event.detail("runId", data.get("run_id"));
        yield event.ours(
            "model-retrained",
            origin.scope(),
            model,
            "Version " + data.path("version").asText() + " of " + model + " was created");
      }
      case "model_version_alias.created" -> {
        version(event, data);
        event.detail("alias", data.get("alias"));
        yield event.ours(
            "version-changed",
            origin.scope(),
            model,
            data.path("alias").asText()
                + " of "
                + model
                + " is version "
                + data.path("version").asText());
      }
      default ->
          event.theirs("org.mlflow." + entity + "." + action, origin.scope(), model, webhook);
    };
  }

  private static void version(EventDocumentReader event, JsonNode data) {
    event.detail("model", data.get("name"));
    event.detail("version", data.get("version"));
  }
}
