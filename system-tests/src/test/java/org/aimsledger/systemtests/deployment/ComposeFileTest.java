package org.aimsledger.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ComposeFileTest {
  private static final List<String> OURS = List.of("inventory", "risk", "incident", "audit");
  private static final Path FILE = checkout().resolve("docker-compose.yml");
  private static final JsonNode COMPOSE = read();

  static Stream<String> all() {
    return COMPOSE.path("services").propertyStream().map(Map.Entry::getKey);
  }

  static Stream<String> ours() {
    return OURS.stream();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void aServiceOfOursMayDoNothingThatItDoesNotNeed(String name) {
    mayDoNothingThatItDoesNotNeed(service(name));
    mayDoNothingThatItDoesNotNeed(service("migrate-" + name));
  }

  private static void mayDoNothingThatItDoesNotNeed(JsonNode service) {
    assertThat(service.path("read_only").asBoolean()).isTrue();
    assertThat(strings(service.path("cap_drop"))).containsExactly("ALL");
    assertThat(strings(service.path("security_opt"))).contains("no-new-privileges:true");
    assertThat(service.path("privileged").asBoolean()).isFalse();
    assertThat(service.has("user")).as("the image runs as a number of its own").isFalse();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void aServiceOfOursStartsWhenWhatItNeedsIsHealthy(String name) {
    var needs = service(name).path("depends_on");
    assertThat(needs.path("migrate-" + name).path("condition").asText())
        .isEqualTo("service_completed_successfully");
    assertThat(service("migrate-" + name).at("/depends_on/postgres/condition").asText())
        .isEqualTo("service_healthy");
    assertThat(needs.path("keycloak").path("condition").asText()).isEqualTo("service_healthy");
    assertThat(needs.path("topics").path("condition").asText())
        .isEqualTo("service_completed_successfully");
  }

  @ParameterizedTest
  @MethodSource("ours")
  void onlyTheMigrationKnowsTheOwner(String name) {
    // When
    var migration = service("migrate-" + name);
    var running = service(name);

    // Then
    assertThat(migration.at("/environment/QUARKUS_PROFILE").asText()).isEqualTo("migrate");
    assertThat(migration.path("restart").asText()).isEqualTo("no");
    assertThat(migration.path("image")).isEqualTo(running.path("image"));
    assertThat(secrets(migration)).containsExactly("postgres-" + name + "_owner");
    assertThat(running.at("/environment/QUARKUS_FLYWAY_MIGRATE_AT_START").asText())
        .isEqualTo("false");
    assertThat(secrets(running)).isNotEmpty().noneMatch(secret -> secret.endsWith("_owner"));
  }

  private static List<String> secrets(JsonNode service) {
    var names = new ArrayList<String>();
    service.path("secrets").forEach(secret -> names.add(secret.path("source").asText()));
    return names;
  }

  @ParameterizedTest
  @MethodSource("all")
  void portsAreOpenedOnLoopbackOnly(String name) {
    assertThat(strings(service(name).path("ports")))
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void memoryAndLogsAreLimitedUnlessItEndsByItself(String name) {
    var service = service(name);
    assertThat(service.path("logging").path("options").has("max-size")).isTrue();
    if (!name.equals("topics") && !name.startsWith("migrate-")) {
      assertThat(service.has("mem_limit")).isTrue();
      assertThat(service.path("restart").asText()).isEqualTo("unless-stopped");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theVersionOfAnImageIsPinned(String name) {
    assertThat(service(name).path("image").asText())
        .matches("[a-z/]+:(\\$\\{AIMS_VERSION:-)?[v0-9][0-9.]*}?")
        .doesNotContain("latest");
  }

  @ParameterizedTest
  @MethodSource("all")
  void noSecretIsAVariable(String name) {
    service(name)
        .path("environment")
        .propertyStream()
        .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN).*"))
        .forEach(variable -> assertThat(variable.getValue().asText()).startsWith("/run/secrets/"));
  }

  @Test
  void databasesAndBrokerAreOutOfReachOfTheMachine() {
    assertThat(COMPOSE.at("/networks/inside/internal").asBoolean()).isTrue();
    for (var name : List.of("postgres", "kafka", "topics")) {
      assertThat(strings(service(name).path("networks"))).containsExactly("inside");
      assertThat(service(name).has("ports")).isFalse();
    }
  }

  @Test
  void eachFileThatIsMountedIsThere() {
    for (var name : all().toList()) {
      for (var mount : strings(service(name).path("volumes"))) {
        if (mount.startsWith("./")) {
          var file = mount.substring(2, mount.indexOf(':'));
          assertThat(checkout().resolve(file)).as(name).exists();
        }
      }
    }
  }

  private static JsonNode service(String name) {
    return COMPOSE.path("services").path(name);
  }

  private static List<String> strings(JsonNode list) {
    var found = new ArrayList<String>();
    list.forEach(node -> found.add(node.asText()));
    return found;
  }

  private static JsonNode read() {
    try (var reader = Files.newBufferedReader(FILE)) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      return new ObjectMapper().valueToTree(tree);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + FILE, e);
    }
  }

  static Path checkout() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("aims"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no checkout around the tests");
    }
    return folder;
  }
}
