package org.aimsledger.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules that matter for the manifests. Whether they are what the schemas ask for is looked at
/// in [KubernetesSchemaTest].
class KubernetesManifestsTest {
  private static final Path FOLDER = ComposeFileTest.checkout().resolve("deploy/kubernetes");
  private static final Path BASE = FOLDER.resolve("base");

  @TempDir Path folder;

  static Stream<String> services() {
    return Stream.of("inventory", "risk", "incident", "audit");
  }

  @Test
  void theFilesOfTheServicesAreWhatTheTemplateSays() throws Exception {
    // When
    var process =
        new ProcessBuilder("bash", FOLDER.resolve("render.sh").toString(), folder.toString())
            .inheritIO()
            .start();

    // Then
    assertThat(process.waitFor()).isZero();
    for (var service : services().toList()) {
      assertThat(folder.resolve(service + ".yaml"))
          .hasSameTextualContentAs(BASE.resolve(service + ".yaml"));
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void aContainerMayDoNothingThatItDoesNotNeed(String service) throws IOException {
    // When
    var pod = deployment(service).at("/spec/template/spec");

    // Then
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
    for (var container : containers(pod)) {
      var context = container.path("securityContext");
      assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(texts(context.at("/capabilities/drop"))).containsExactly("ALL");
      assertThat(container.at("/resources/limits/memory").asText()).isNotBlank();
      assertThat(container.at("/resources/requests/cpu").asText()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void onlyTheMigrationKnowsTheOwner(String service) throws IOException {
    // When
    var pod = deployment(service).at("/spec/template/spec");
    var migration = pod.at("/initContainers/0");
    var running = pod.at("/containers/0");

    // Then
    assertThat(variable(migration, "QUARKUS_PROFILE")).isEqualTo("migrate");
    assertThat(variable(running, "QUARKUS_FLYWAY_MIGRATE_AT_START")).isEqualTo("false");
    assertThat(mounts(migration)).contains("/run/secrets/aims.database.owner-password");
    assertThat(mounts(running))
        .contains("/run/secrets/aims.database.password")
        .noneMatch(path -> path.contains("owner"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void aRollingUpdateNeverLeavesFewerThanWereThere(String service) throws IOException {
    // When
    var deployment = deployment(service);
    var container = deployment.at("/spec/template/spec/containers/0");

    // Then
    assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1)).isZero();
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
    assertThat(container.has("startupProbe")).isTrue();
    assertThat(of("PodDisruptionBudget", service).at("/spec/minAvailable").asInt()).isEqualTo(1);
    assertThat(of("HorizontalPodAutoscaler", service).at("/spec/maxReplicas").asInt())
        .as("more processes than lanes would have nothing to relay")
        .isLessThanOrEqualTo(lanes());
  }

  /// Readiness is looked at each 5 s and counts after 3 failures: shorter, and requests would meet
  /// a closed door.
  @ParameterizedTest
  @MethodSource("services")
  void aProcessThatGoesAnswersUntilNobodyIsSentToItAnyMore(String service) throws IOException {
    // When
    var pod = deployment(service).at("/spec/template/spec");
    var probe = pod.at("/containers/0/readinessProbe");
    var leave =
        Duration.parse(
            of("ConfigMap", "aimsledger").at("/data/AIMS_HTTP_ADMISSION_LEAVE").asText());

    // Then
    assertThat(leave.toSeconds())
        .isGreaterThanOrEqualTo(
            probe.path("periodSeconds").asLong() * probe.path("failureThreshold").asLong());
    assertThat(pod.path("terminationGracePeriodSeconds").asLong())
        .isGreaterThan(leave.toSeconds() + 30);
  }

  @ParameterizedTest
  @MethodSource("services")
  void theWayToTheDatabaseIsEncryptedAndTheServerShowsWhoItIs(String service) throws IOException {
    // When
    var settings = of("ConfigMap", "aimsledger").path("data");
    var pod = deployment(service).at("/spec/template/spec");

    // Then
    assertThat(settings.path("AIMS_DATABASE_TLS").asText()).isEqualTo("verify-full");
    assertThat(settings.path("AIMS_DATABASE_CA_FILE").asText()).isEqualTo("/run/db-ca/ca.crt");
    for (var container : containers(pod)) {
      assertThat(mounts(container)).contains("/run/db-ca");
    }
    assertThat(pod.path("volumes").findValuesAsText("secretName")).contains(service + "-db-ca");
  }

  @ParameterizedTest
  @MethodSource("services")
  void onlyAServiceWritesItsTopicAndReadsWhatItsChannelsName(String service) throws IOException {
    // When
    var written = new TreeSet<String>();
    var read = new TreeSet<String>();
    for (var rule : of("KafkaUser", service).at("/spec/authorization/acls")) {
      if (rule.at("/resource/type").asText().equals("topic")) {
        var topic = rule.at("/resource/name").asText();
        var operations = texts(rule.path("operations"));
        if (operations.contains("Write")) {
          written.add(topic);
        }
        if (operations.contains("Read")) {
          read.add(topic);
        }
      }
    }

    // Then
    assertThat(written).containsExactly("aims." + service + ".v1");
    assertThat(read).containsAll(channels(service));
    read.removeAll(channels(service));
    assertThat(read).isSubsetOf(written);
  }

  @Test
  void eachTopicHasAsManyPartitionsAsThereAreLanes() throws IOException {
    var topics = all().stream().filter(node -> kind(node).equals("KafkaTopic")).toList();
    assertThat(topics).hasSize(5);
    assertThat(topics).allMatch(topic -> topic.at("/spec/partitions").asInt() == lanesOrZero());
  }

  @Test
  void nothingTalksToAnythingUnlessItIsSaid() throws IOException {
    var closed = of("NetworkPolicy", "nothing-by-default");
    assertThat(closed.at("/spec/podSelector")).isEmpty();
    assertThat(texts(closed.at("/spec/policyTypes"))).containsExactly("Ingress", "Egress");
    assertThat(closed.path("spec").has("ingress")).isFalse();
    assertThat(closed.path("spec").has("egress")).isFalse();
  }

  @Test
  void noSecretStandsInAManifest() throws IOException {
    assertThat(all()).noneMatch(node -> kind(node).equals("Secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "production"})
  void anOverlayPinsEachImageAndPatchesWhatExists(String overlay) throws IOException {
    // When
    var file =
        Manifests.in(FOLDER.resolve("overlays").resolve(overlay + "/kustomization.yaml"))
            .getFirst();

    // Then
    var pinned = new TreeSet<String>();
    file.path("images")
        .forEach(
            image -> {
              assertThat(image.path("newTag").asText()).matches("\\d+\\.\\d+\\.\\d+");
              pinned.add(image.path("name").asText());
            });
    assertThat(pinned).containsExactlyElementsOf(new TreeSet<>(images()));
    var kinds = all().stream().map(KubernetesManifestsTest::kind).toList();
    file.path("patches")
        .forEach(patch -> assertThat(kinds).contains(patch.at("/target/kind").asText()));
  }

  @Test
  void eachFileOfTheBaseIsNamedByItsKustomization() throws IOException {
    try (var files = Files.walk(BASE)) {
      for (var file :
          files.filter(path -> path.toString().endsWith("kustomization.yaml")).toList()) {
        var parent = file.resolveSibling("");
        var named = new TreeSet<String>();
        var kustomization = Manifests.in(file).getFirst();
        kustomization.path("resources").forEach(resource -> named.add(resource.asText()));
        kustomization.path("patches").forEach(patch -> named.add(patch.path("path").asText()));
        try (var there = Files.list(parent)) {
          assertThat(there.map(path -> String.valueOf(path.getFileName())))
              .filteredOn(name -> !name.equals("kustomization.yaml"))
              .hasSameElementsAs(named);
        }
      }
    }
  }

  private static Set<String> images() throws IOException {
    var found = new TreeSet<String>();
    for (var service : services().toList()) {
      for (var container : containers(deployment(service).at("/spec/template/spec"))) {
        found.add(container.path("image").asText());
      }
    }
    return found;
  }

  private static Set<String> channels(String service) throws IOException {
    var properties = new Properties();
    var file =
        ComposeFileTest.checkout()
            .resolve(service + "-service/src/main/resources/application.properties");
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    var topics = new TreeSet<String>();
    properties.forEach(
        (name, value) -> {
          if (name.toString().matches("mp\\.messaging\\.incoming\\.[^.]+\\.topic")) {
            topics.add(value.toString());
          }
        });
    return topics;
  }

  private static int lanes() throws IOException {
    return of("ConfigMap", "aimsledger").at("/data/AIMS_LANES").asInt();
  }

  private static int lanesOrZero() {
    try {
      return lanes();
    } catch (IOException _) {
      return 0;
    }
  }

  private static JsonNode deployment(String service) throws IOException {
    return of("Deployment", service);
  }

  private static JsonNode of(String kind, String name) throws IOException {
    return all().stream()
        .filter(node -> kind(node).equals(kind))
        .filter(node -> node.at("/metadata/name").asText().equals(name))
        .filter(
            node ->
                !node.at("/spec/template/spec/containers/0/image").isMissingNode()
                    || !kind.equals("Deployment"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  private static List<JsonNode> all() throws IOException {
    return Manifests.below(BASE);
  }

  private static List<JsonNode> containers(JsonNode pod) {
    var found = new ArrayList<JsonNode>();
    pod.path("initContainers").forEach(found::add);
    pod.path("containers").forEach(found::add);
    return found;
  }

  private static String kind(JsonNode node) {
    return node.path("kind").asText();
  }

  private static String variable(JsonNode container, String name) {
    for (var variable : container.path("env")) {
      if (variable.path("name").asText().equals(name)) {
        return variable.path("value").asText();
      }
    }
    return "";
  }

  private static List<String> mounts(JsonNode container) {
    var found = new ArrayList<String>();
    container.path("volumeMounts").forEach(mount -> found.add(mount.path("mountPath").asText()));
    return found;
  }

  private static List<String> texts(JsonNode list) {
    var found = new ArrayList<String>();
    list.forEach(node -> found.add(node.asText()));
    return found;
  }
}
