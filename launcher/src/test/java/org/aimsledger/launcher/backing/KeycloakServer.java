package org.aimsledger.launcher.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.ProjectRoot;

/// Keycloak with our realm. From a container where a Docker engine answers and has the image, else
/// from the distribution where that lies in the local repository, else the test is skipped;
/// `-Dtestkit.backing=embedded|containers` decides by hand, as for the other servers of tests.
final class KeycloakServer implements AutoCloseable {
  static final String VERSION = "26.5.6";
  static final String IMAGE =
      System.getProperty("testkit.keycloak.image", "keycloak/keycloak:" + VERSION);
  private static final Path ARCHIVE =
      Path.of(
          System.getProperty("user.home"),
          ".m2/repository/org/keycloak/keycloak-quarkus-dist",
          VERSION,
          "keycloak-quarkus-dist-" + VERSION + ".tar.gz");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// Where it comes from.
  enum Kind {
    CONTAINER,
    DISTRIBUTION,
    NONE;

    /// @param wanted `auto`, `embedded` or `containers`
    /// @param image whether an engine answers that has the image
    /// @param archive whether the distribution is there
    static Kind of(String wanted, boolean image, boolean archive) {
      return switch (wanted) {
        case "containers" -> {
          if (!image) {
            throw new IllegalStateException(
                "testkit.backing is containers, and no Docker engine answers that has " + IMAGE);
          }
          yield CONTAINER;
        }
        case "embedded" -> archive ? DISTRIBUTION : NONE;
        case "auto" -> image ? CONTAINER : archive ? DISTRIBUTION : NONE;
        default ->
            throw new IllegalArgumentException(
                "testkit.backing is auto, embedded or containers, was " + wanted);
      };
    }
  }

  private final Process process;
  private final List<String> stop;
  private final Path log;
  private final int port;

  private KeycloakServer(Process process, List<String> stop, Path log, int port) {
    this.process = process;
    this.stop = stop;
    this.log = log;
    this.port = port;
  }

  /// Starts one that is asked by a test, and returns when the realm is there.
  ///
  /// @param folder for its files
  /// @param secrets folder of the secrets that the realm names
  static KeycloakServer start(Path folder, Path secrets) throws Exception {
    var wanted = System.getProperty("testkit.backing", "auto").toLowerCase(Locale.ROOT);
    var image = !wanted.equals("embedded") && succeeds("docker", "image", "inspect", IMAGE);
    var kind = Kind.of(wanted, image, Files.exists(ARCHIVE));
    assumeTrue(
        kind != Kind.NONE,
        "skipped: no Docker engine has " + IMAGE + ", and the distribution is not at " + ARCHIVE);
    System.out.println("Keycloak " + VERSION + " from " + kind.name().toLowerCase(Locale.ROOT));
    var ports = Ports.free();
    var realm = ProjectRoot.find().resolve("deploy/identity/aimsledger-realm.json");
    var environment = environment(secrets);
    var server =
        kind == Kind.CONTAINER
            ? container(folder, realm, ports.identity(), environment)
            : distribution(folder, realm, ports, environment);
    server.awaitRealm();
    return server;
  }

  int port() {
    return port;
  }

  String issuer() {
    return "http://127.0.0.1:" + port + "/realms/" + TokenClient.REALM;
  }

  private static Map<String, String> environment(Path secrets) throws IOException {
    var environment = new LinkedHashMap<String, String>();
    environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
    for (var service : List.of("inventory", "risk", "incident", "audit")) {
      environment.put(
          "AIMS_CLIENT_" + service.toUpperCase(Locale.ROOT),
          secret(secrets, "client-" + service + "-service"));
    }
    environment.put("AIMS_CLIENT_CLI", secret(secrets, "client-aims-cli"));
    environment.put("AIMS_CLIENT_PROMETHEUS", secret(secrets, "client-prometheus"));
    environment.put("AIMS_USER_EVALUATION", secret(secrets, "user-evaluation"));
    return environment;
  }

  private static String secret(Path secrets, String name) throws IOException {
    return Files.readString(secrets.resolve(name)).strip();
  }

  private static KeycloakServer container(
      Path folder, Path realm, int port, Map<String, String> environment) throws IOException {
    var name = "aims-keycloak-" + ProcessHandle.current().pid();
    var command = new ArrayList<>(List.of("docker", "run", "--rm", "--name", name));
    command.addAll(List.of("-p", "127.0.0.1:" + port + ":8080"));
    command.addAll(List.of("-v", realm + ":/opt/keycloak/data/import/aimsledger-realm.json:ro"));
    // By name only: the values stay in the environment, where no process list shows them.
    environment.keySet().forEach(variable -> command.addAll(List.of("-e", variable)));
    command.addAll(List.of(IMAGE, "start-dev", "--import-realm"));
    return started(folder, command, environment, List.of("docker", "rm", "-f", name), port);
  }

  private static KeycloakServer distribution(
      Path folder, Path realm, Ports ports, Map<String, String> environment) throws Exception {
    assertThat(
            succeeds(
                "tar", "-xzf", ARCHIVE.toString(), "-C", folder.toString(), "--strip-components=1"))
        .isTrue();
    var imports = Files.createDirectories(folder.resolve("data/import"));
    Files.copy(realm, imports.resolve("aimsledger-realm.json"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    var command =
        List.of(
            folder.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--http-host=127.0.0.1",
            "--http-port=" + ports.identity(),
            "--http-management-port=" + ports.kafka());
    return started(folder, command, environment, List.of(), ports.identity());
  }

  private static KeycloakServer started(
      Path folder,
      List<String> command,
      Map<String, String> environment,
      List<String> stop,
      int port)
      throws IOException {
    var log = folder.resolve("keycloak.log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new KeycloakServer(builder.start(), stop, log, port);
  }

  private void awaitRealm() throws Exception {
    var deadline = Instant.now().plus(PATIENCE);
    try (var http = HttpClient.newHttpClient()) {
      while (Instant.now().isBefore(deadline) && process.isAlive()) {
        try {
          var request =
              HttpRequest.newBuilder(URI.create(issuer())).timeout(Duration.ofSeconds(5)).build();
          if (http.send(request, BodyHandlers.ofString()).statusCode() == 200) {
            return;
          }
        } catch (IOException _) {
          // Not yet.
        }
        Thread.sleep(500);
      }
    }
    close();
    throw new IllegalStateException("Keycloak is not up: " + Files.readString(log));
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      end();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() throws InterruptedException {
    if (!stop.isEmpty()) {
      var _ = succeeds(stop.toArray(String[]::new));
    }
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
