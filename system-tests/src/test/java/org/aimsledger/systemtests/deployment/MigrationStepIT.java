package org.aimsledger.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.ProjectRoot;
import org.aimsledger.launcher.backing.IdentityProvider;
import org.aimsledger.launcher.backing.Secrets;
import org.aimsledger.launcher.service.ServiceDefinition;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The packaged service as Kubernetes and compose start it: once to migrate and end, with the
/// owner's login; then to run, without it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationStepIT {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String STEP = "QUARKUS_PROFILE";
  private static final String OWNER = "AIMS_DATABASE_OWNER";
  private static final String MIGRATIONS =
      "select count(*) from flyway_schema_history where success";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private final List<Process> running = new ArrayList<>();
  private List<String> launch = List.of();

  @BeforeAll
  void find() {
    launch =
        ServiceDefinition.packaged(ProjectRoot.find()).stream()
            .filter(service -> service.name().equals("inventory"))
            .findFirst()
            .orElseThrow()
            .launch();
  }

  @AfterEach
  void end() throws InterruptedException {
    for (var process : running) {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    running.clear();
  }

  @Test
  void theStepMigratesAndEndsAndTheServiceRunsWithoutTheOwner() throws Exception {
    // Given
    var database = BackingServices.database("migration_step");
    var access = DatabaseAccess.of(database);

    // When
    var first = run(database, "step", Map.of(STEP, "migrate", OWNER, DatabaseAddress.OWNER));
    var migrations = access.number(MIGRATIONS);
    var again = run(database, "again", Map.of(STEP, "migrate", OWNER, DatabaseAddress.OWNER));

    // Then
    assertThat(first).as(log("step")).isZero();
    assertThat(migrations).isPositive();
    assertThat(access.number("select count(*) from lane_head")).isEqualTo(4);
    assertThat(again).as(log("again")).isZero();
    assertThat(access.number(MIGRATIONS)).isEqualTo(migrations);
    runsWithoutTheOwner(database);
  }

  private void runsWithoutTheOwner(DatabaseAddress database) throws Exception {
    // When
    var ports = Ports.free();
    var secrets = new Secrets(Files.createDirectories(folder.resolve("secrets")));
    try (var _ = IdentityProvider.start(ports.identity(), secrets, List.of("inventory"))) {
      var process =
          start(
              database,
              "service",
              Map.of(
                  OWNER,
                  "nobody",
                  "QUARKUS_FLYWAY_MIGRATE_AT_START",
                  "false",
                  "QUARKUS_HTTP_PORT",
                  Integer.toString(ports.inventory()),
                  "AIMS_KAFKA_SERVERS",
                  BackingServices.kafkaServers(),
                  "AIMS_IDENTITY_ISSUER",
                  IdentityProvider.issuerOn(ports.identity())));

      // Then
      awaitReady(process, ports.inventory());
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aStepThatMayNotMigrateSaysSoByItsExitCode() throws Exception {
    // Given
    var database = BackingServices.database("migration_refused");

    // When: the login of the running service instead of the owner's
    var exit = run(database, "refused", Map.of(STEP, "migrate", OWNER, DatabaseAddress.USER));

    // Then
    assertThat(exit).as(log("refused")).isNotZero();
    assertThat(log("refused")).contains("permission denied");
    assertThat(
            DatabaseAccess.of(database)
                .number("select count(*) from pg_tables where schemaname = 'public'"))
        .isZero();
  }

  private int run(DatabaseAddress database, String name, Map<String, String> more)
      throws IOException, InterruptedException {
    var process = start(database, name, more);
    assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).as(log(name)).isTrue();
    return process.exitValue();
  }

  private Process start(DatabaseAddress database, String name, Map<String, String> more)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx192m"));
    command.addAll(launch);
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    var environment = new HashMap<String, String>();
    environment.put("AIMS_DATABASE_HOST", database.host());
    environment.put("AIMS_DATABASE_PORT", Integer.toString(database.port()));
    environment.put("AIMS_DATABASE_NAME", database.name());
    environment.put("AIMS_DATABASE_USER", DatabaseAddress.USER);
    environment.put("AIMS_DATABASE_PASSWORD", DatabaseAddress.USER);
    environment.put("AIMS_DATABASE_OWNER_PASSWORD", DatabaseAddress.OWNER);
    environment.putAll(more);
    builder.environment().putAll(environment);
    var process = builder.start();
    running.add(process);
    return process;
  }

  private static String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private static void awaitReady(Process process, int port) throws Exception {
    var deadline = Instant.now().plus(LONGEST);
    var address = URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL();
    while (true) {
      assertThat(process.isAlive()).as(log("service")).isTrue();
      try {
        var connection = (HttpURLConnection) address.openConnection();
        connection.setConnectTimeout(1_000);
        connection.setReadTimeout(3_000);
        if (connection.getResponseCode() == HttpURLConnection.HTTP_OK) {
          return;
        }
      } catch (IOException _) {
        // Not yet.
      }
      assertThat(Instant.now()).as(log("service")).isBefore(deadline);
      Thread.sleep(200);
    }
  }
}
