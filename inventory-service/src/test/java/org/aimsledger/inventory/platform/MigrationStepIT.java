package org.aimsledger.inventory.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The packaged service as Kubernetes and compose start it: once to migrate and end, with the
/// owner's login; then to run, without it.
class MigrationStepIT {
  private static final Path PACKAGED =
      Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[0-9.]+:[0-9]+)");
  private static final String STEP = "QUARKUS_PROFILE";
  private static final String OWNER = "AIMS_DATABASE_OWNER";
  private static final String OWNER_PASSWORD = "AIMS_DATABASE_OWNER_PASSWORD";
  private static final String MIGRATIONS =
      "select count(*) from flyway_schema_history where success";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final List<Process> running = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (var process : running) {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void theStepMigratesAndEndsAndASecondOneChangesNothing() throws Exception {
    // Given
    var database = BackingServices.database("migration_step");
    var access = DatabaseAccess.of(database);

    // When
    var first = run(database, "first", Map.of(STEP, "migrate", OWNER, DatabaseAddress.OWNER));
    var migrations = access.number(MIGRATIONS);
    var second = run(database, "second", Map.of(STEP, "migrate", OWNER, DatabaseAddress.OWNER));

    // Then
    assertThat(first).as(log("first")).isZero();
    assertThat(migrations).isPositive();
    assertThat(access.number("select count(*) from lane_head")).isEqualTo(4);
    assertThat(second).as(log("second")).isZero();
    assertThat(access.number(MIGRATIONS)).isEqualTo(migrations);
  }

  @Test
  void theServiceRunsWithoutTheOwnerOnWhatTheStepHasMade() throws Exception {
    // Given
    var database = BackingServices.database("migration_served");
    assertThat(run(database, "step", Map.of(STEP, "migrate", OWNER, DatabaseAddress.OWNER)))
        .as(log("step"))
        .isZero();

    // When
    var settings =
        Map.of(
            OWNER,
            "nobody",
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "false",
            "QUARKUS_HTTP_PORT",
            "0",
            "AIMS_KAFKA_SERVERS",
            BackingServices.kafkaServers(),
            "AIMS_IDENTITY_ISSUER",
            BackingServices.issuer(),
            "AIMS_IDENTITY_CLIENT_SECRET",
            "any");
    var service = start(database, "service", settings);

    // Then
    var address = awaitAddress(service);
    awaitReady(service, address);
    var systems = Calls.as("vera", "viewer").get(address + "/api/inventory/v1/ai-systems");
    assertThat(systems.statusCode()).isEqualTo(200);
    assertThat(systems.jsonPath().getInt("total")).isZero();
    service.destroy();
    assertThat(service.waitFor(30, TimeUnit.SECONDS)).as(log("service")).isTrue();
  }

  @Test
  void aStepThatMayNotMigrateSaysSoByItsExitCode() throws Exception {
    // Given
    var database = BackingServices.database("migration_refused");

    // When: the login of the running service instead of the owner's
    var exit =
        run(
            database,
            "refused",
            Map.of(
                STEP,
                "migrate",
                OWNER,
                DatabaseAddress.USER,
                OWNER_PASSWORD,
                DatabaseAddress.USER));

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
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-Xmx192m", "-jar", PACKAGED.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file(name).toFile());
    var environment = new HashMap<String, String>();
    environment.put("AIMS_DATABASE_HOST", database.host());
    environment.put("AIMS_DATABASE_PORT", Integer.toString(database.port()));
    environment.put("AIMS_DATABASE_NAME", database.name());
    environment.put("AIMS_DATABASE_USER", DatabaseAddress.USER);
    environment.put("SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", secrets().toString());
    environment.putAll(more);
    builder.environment().putAll(environment);
    var process = builder.start();
    running.add(process);
    return process;
  }

  /// As in a container: passwords are files, each named like its setting.
  private Path secrets() throws IOException {
    var secrets = Files.createDirectories(folder.resolve("secrets"));
    var _ = Files.writeString(secrets.resolve("aims.database.password"), DatabaseAddress.USER);
    var _ =
        Files.writeString(secrets.resolve("aims.database.owner-password"), DatabaseAddress.OWNER);
    return secrets;
  }

  private Path file(String name) {
    return folder.resolve(name + ".log");
  }

  private String log(String name) throws IOException {
    return Files.readString(file(name));
  }

  private String awaitAddress(Process service) throws Exception {
    var deadline = Instant.now().plus(LONGEST);
    while (true) {
      var found = LISTENING.matcher(log("service"));
      if (found.find()) {
        return found.group(1);
      }
      assertStillWaiting(service, deadline);
    }
  }

  private void awaitReady(Process service, String address) throws Exception {
    var deadline = Instant.now().plus(LONGEST);
    while (Calls.anonymous().get(address + "/q/health/ready").statusCode() != 200) {
      assertStillWaiting(service, deadline);
    }
  }

  private void assertStillWaiting(Process service, Instant deadline) throws Exception {
    assertThat(service.isAlive()).as(log("service")).isTrue();
    assertThat(Instant.now()).as(log("service")).isBefore(deadline);
    Thread.sleep(200);
  }
}
