package org.aimsledger.systemtests.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;

/// What Kubernetes and Strimzi would say of a manifest: their schemas, as the classes that they
/// publish. A field that a schema doesn't know, a value of another type and a missing required
/// field are faults.
final class KubernetesSchemas {
  private static final String CORE = "io.kubernetes.client.openapi.models.";
  private static final String STRIMZI = "io.strimzi.api.kafka.model.";
  private static final Map<String, String> STRIMZI_PACKAGES =
      Map.of(
          "Kafka",
          "kafka",
          "KafkaNodePool",
          "nodepool",
          "KafkaTopic",
          "topic",
          "KafkaUser",
          "user");
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(new NothingIsKeptUnread())
          .build();

  private KubernetesSchemas() {}

  /// Whether there is a schema of its kind here.
  static boolean known(JsonNode manifest) {
    return !manifest.path("apiVersion").asText().startsWith("postgresql.cnpg.io/");
  }

  /// The first fault; empty when there is none.
  static Optional<String> fault(JsonNode manifest) {
    try {
      if (manifest.path("apiVersion").asText().startsWith("kafka.strimzi.io/")) {
        strimzi(manifest);
      } else {
        kubernetes(manifest);
      }
      return Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(String.valueOf(e.getTargetException().getMessage()));
    } catch (Exception e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static void strimzi(JsonNode manifest) throws Exception {
    var kind = manifest.path("kind").asText();
    var type = Class.forName(STRIMZI + STRIMZI_PACKAGES.get(kind) + "." + kind);
    var _ = STRICT.treeToValue(manifest, type);
  }

  private static void kubernetes(JsonNode manifest) throws Exception {
    var version = manifest.path("apiVersion").asText().replaceFirst(".*/v", "v");
    var kind = manifest.path("kind").asText();
    var type = Class.forName(CORE + version.replaceFirst("v", "V") + kind);
    var json = JsonParser.parseString(manifest.toString());
    // Made before anything is looked at: the schemas' list of fields is filled with it.
    var reader = JSON.getGson();
    type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
    var _ = reader.fromJson(json, type);
  }

  /// Strimzi's classes keep fields that they don't know; here such a field is to be a fault.
  private static final class NothingIsKeptUnread extends JacksonAnnotationIntrospector {
    @Serial private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }
}
