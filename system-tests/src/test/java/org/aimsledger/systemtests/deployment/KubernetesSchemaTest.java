package org.aimsledger.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The manifests against the schemas of Kubernetes and Strimzi: the complete ones of the base
/// everywhere, and what an overlay makes of all of them where there is a `kubectl`. Those of
/// CloudNativePG are not published for Java.
class KubernetesSchemaTest {
  private static final Path FOLDER = ComposeFileTest.checkout().resolve("deploy/kubernetes");
  private static final int SECONDS = 60;

  @Test
  void theBaseIsWhatTheSchemasAskFor() throws IOException {
    // Given
    var manifests = complete();

    // When
    var faults = faults(manifests);

    // Then
    assertThat(faults).isEmpty();
    assertThat(manifests)
        .extracting(manifest -> manifest.path("kind").asText())
        .contains("Deployment", "NetworkPolicy", "HorizontalPodAutoscaler", "Kafka", "KafkaUser");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "production"})
  void whatAnOverlayMakesOfItIsWhatTheSchemasAskFor(String overlay) throws Exception {
    // Given
    var manifests = rendered(FOLDER.resolve("overlays").resolve(overlay));

    // When
    var faults = faults(manifests);

    // Then
    assertThat(faults).isEmpty();
    assertThat(names(manifests)).containsAll(names(complete()));
  }

  @Test
  void whatTheSchemasDoNotKnowIsAFault() throws IOException {
    // Given
    var broken = new LinkedHashMap<String, JsonNode>();
    broken.put("replicaz", changed("Deployment", "/spec", spec -> spec.put("replicaz", 2)));
    broken.put("selector", changed("Deployment", "/spec", spec -> spec.remove("selector")));
    broken.put("two", changed("Deployment", "/spec", spec -> spec.put("replicas", "two")));
    broken.put(
        "limitz",
        changed(
            "Deployment",
            "/spec/template/spec/containers/0/resources",
            resources -> resources.put("limitz", 1)));
    broken.put("partitionz", changed("KafkaTopic", "/spec", spec -> spec.put("partitionz", 4)));
    broken.put(
        "host", changed("KafkaUser", "/spec/authorization/acls/0", acl -> acl.put("hosts", "*")));

    // When
    var found = new LinkedHashMap<String, String>();
    broken.forEach(
        (name, manifest) -> found.put(name, KubernetesSchemas.fault(manifest).orElse("")));

    // Then
    assertThat(found)
        .allSatisfy((name, fault) -> assertThat(fault).as(name).containsIgnoringCase(name));
  }

  private static Map<String, String> faults(List<JsonNode> manifests) {
    var faults = new LinkedHashMap<String, String>();
    for (var manifest : manifests) {
      if (KubernetesSchemas.known(manifest)) {
        KubernetesSchemas.fault(manifest).ifPresent(fault -> faults.put(name(manifest), fault));
      }
    }
    return faults;
  }

  /// All of the base but kustomizations and patches, which are parts of a manifest.
  private static List<JsonNode> complete() throws IOException {
    return Manifests.below(FOLDER.resolve("base")).stream()
        .filter(manifest -> !manifest.path("kind").asText().equals("Kustomization"))
        .filter(manifest -> !isPatch(manifest))
        .toList();
  }

  private static boolean isPatch(JsonNode manifest) {
    return manifest.path("kind").asText().equals("Deployment")
        && manifest.at("/spec/template/spec/containers/0/image").isMissingNode();
  }

  private static JsonNode changed(String kind, String place, Consumer<ObjectNode> change)
      throws IOException {
    var manifest =
        complete().stream()
            .filter(candidate -> candidate.path("kind").asText().equals(kind))
            .findFirst()
            .orElseThrow();
    change.accept((ObjectNode) manifest.at(place));
    return manifest;
  }

  private static List<JsonNode> rendered(Path overlay) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder("kubectl", "kustomize", overlay.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException _) {
      assumeTrue(false, "skipped: there is no kubectl");
      return List.of();
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Manifests.read(new StringReader(output), overlay.toString());
  }

  private static List<String> names(List<JsonNode> manifests) {
    return manifests.stream().map(KubernetesSchemaTest::name).toList();
  }

  private static String name(JsonNode manifest) {
    return manifest.path("kind").asText() + " " + manifest.at("/metadata/name").asText();
  }
}
