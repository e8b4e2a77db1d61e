package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backup.AgeKeys;
import org.aimsledger.launcher.backup.Copies;
import org.aimsledger.launcher.backup.DatabaseRestore;
import org.aimsledger.launcher.service.ServiceDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The drill: a backup of a whole installation, more work, one database lost. It is restored to the
/// backup, brings back what came later, and nothing is lost, doubled or known again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreDrillIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String RAISED =
      "{\"title\": \"Wrong lamps\", \"description\": \"It switches off the wrong ones.\"}";
  private static final String BACKUP = "backup";
  private static final String KEY = "key";
  private static final String SUBJECT_KEY = "subject-key";
  private static final String NAME = "Peregrine Thistlewaite-Okonkwo";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private AimsInstallation aims;
  private Api api;
  private Stores stores;
  private Copies copies;
  private String incident = "";
  private String person = "";
  private String later = "";
  private Map<String, String> lost = Map.of();

  @BeforeAll
  void up() throws Exception {
    aims = AimsInstallation.at(folder.resolve("aims"), Ports.free());
    aims.up();
    api = new Api(aims);
    stores = new Stores(aims);
    copies =
        new Copies(
            new Home(aims.homeDirectory()), aims.ports().postgres(), ServiceDefinition.NAMES);
  }

  @AfterAll
  void down() throws Exception {
    if (aims != null) {
      aims.close();
    }
  }

  @Test
  @Order(1)
  void everyDatabaseIsCopiedWhileEverythingRuns() throws Exception {
    // Given
    incident = raised("first");
    var named =
        api.post(
            "incident",
            INCIDENTS + "/" + incident + "/persons",
            "rita",
            "responder",
            "{\"part\": \"REPORTER\", \"name\": \"%s\", \"contact\": \"p@example.org\"}"
                .formatted(NAME));
    assertThat(named.status()).as(named.body().toString()).isEqualTo(200);
    person = named.body().path("persons").path(0).path("id").asText();
    var recipient = AgeKeys.generate(folder.resolve(KEY));
    var subjectRecipient = AgeKeys.generate(folder.resolve(SUBJECT_KEY));
    var target = folder.resolve(BACKUP);

    // When
    var summaries =
        copies.backup(
            ServiceDefinition.NAMES, List.of(recipient), List.of(subjectRecipient), target);

    // Then
    assertThat(summaries).hasSize(4).allMatch(summary -> summary.rows() > 0);
    assertThat(target.resolve("backup.json")).exists();
    assertThat(target.resolve("risk.keys.age")).doesNotExist();
    assertThatTheBackupLoginsAreTold();
  }

  private static DatabaseRestore.Copy copy() {
    var backup = folder.resolve(BACKUP);
    return new DatabaseRestore.Copy(
        backup.resolve("incident.data.age"),
        folder.resolve(KEY),
        backup.resolve("incident.keys.age"),
        folder.resolve(SUBJECT_KEY));
  }

  /// What the login that copies the data may, and that it may not read the keys of people.
  private void assertThatTheBackupLoginsAreTold() throws Exception {
    var password = Files.readString(secret("postgres-incident_backup")).strip();
    try (var connection =
            DriverManager.getConnection(
                aims.database("incident").jdbcUrl(), "incident_backup", password);
        var statement = connection.createStatement()) {
      assertThat(statement.executeQuery("select from events").next()).isTrue();
      for (var refused :
          List.of(
              "select from vault.subject_keys",
              "insert into receipts values ('a', 'b', '', 'c', 1)",
              "select vault.destroy_key(gen_random_uuid())",
              "delete from events")) {
        assertThat(refusal(statement, refused)).as(refused).isEqualTo("42501");
      }
    }
  }

  private static String refusal(Statement statement, String sql) {
    try {
      var _ = statement.execute(sql);
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  @Test
  @Order(2)
  void aDatabaseThatWasLostIsRestoredAndBringsBackWhatCameLater() throws Exception {
    // Given: after the backup a person is erased, and an incident is raised
    var erased =
        api.post(
            "incident",
            "/api/incident/v1/data-subjects/" + person + "/erasure",
            "adam",
            "admin",
            "{\"reason\": \"asked for it\"}");
    assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
    later = raised("second");
    awaitTrue(this::isWhole);
    lost = stored("incident");
    aims.stop("incident");

    // When
    var header = copies.restore("incident", copy(), "incident_lost");
    assertThat(stored("incident").size()).isLessThan(lost.size());
    assertThat(
            stores.number(
                "incident", "select count(*) from vault.subject_keys where wrapped is not null"))
        .isPositive();
    aims.start("incident");
    aims.awaitReady("incident", PATIENCE);

    // Then
    assertThat(header.service()).isEqualTo("incident");
    assertThat(stored("incident")).containsAllEntriesOf(lost);
    assertThat(Files.readString(aims.log("incident")))
        .contains("AIMS1260")
        .contains("AIMS1261")
        .contains("AIMS1263");
    assertThat(
            stores.number("incident", "select count(*) from restored where level_at is not null"))
        .isEqualTo(1);
  }

  @Test
  @Order(3)
  void whatWasDoneIsNotDoneTwiceAndNobodyIsKnownAgain() throws Exception {
    // When: the client has not got its answer, and asks again
    var again = raised("second");
    var persons =
        api.get("incident", INCIDENTS + "/" + incident + "/persons", "rita", "responder")
            .body()
            .path("persons")
            .path(0);

    // Then
    assertThat(again).isEqualTo(later);
    assertThat(stores.streams("incident").stream().filter(later::equals)).hasSize(1);
    assertThat(persons.path("erased").asBoolean()).as(persons.toString()).isTrue();
    assertThat(persons.hasNonNull("name")).isFalse();
  }

  @Test
  @Order(4)
  void furtherWorkGoesOnAndTheTrailHasNothingToSay() throws Exception {
    // When
    var next = raised("third");

    // Then
    assertThat(next).isNotIn(incident, later);
    awaitTrue(this::isWhole);
    assertThat(alarms()).isEmpty();
    assertThat(verifiedLog()).isEqualTo(0);
  }

  @Test
  @Order(5)
  void anOldDatabaseThatNobodySpokeOfIsNoticedAndMadeWhole() throws Exception {
    // Given: the one that was set aside lacks what came since
    awaitTrue(this::isWhole);
    var whole = stored("incident");
    aims.stop("incident");
    exchange("incident", "incident_lost");
    assertThat(stored("incident").size()).isLessThan(whole.size());

    // When
    aims.start("incident");
    aims.awaitReady("incident", PATIENCE);

    // Then
    assertThat(stored("incident")).containsAllEntriesOf(whole);
    assertThat(raised("fourth")).isNotIn(incident, later);
    awaitTrue(this::isWhole);
    assertThat(alarms()).isEmpty();
  }

  /// @return id of the incident that was raised under this key, now or before
  private String raised(String key) throws Exception {
    var answer =
        api.post("incident", INCIDENTS, "rita", "responder", RAISED, "restore-drill-" + key);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  private boolean isWhole() throws Exception {
    return stores.trail().equals(stores.stored());
  }

  private Map<String, String> stored(String service) throws Exception {
    var own = new TreeMap<>(stores.stored());
    own.keySet().removeIf(place -> !place.startsWith(service + "/"));
    return own;
  }

  private JsonNode alarms() throws Exception {
    return api.get("audit", "/api/audit/v1/alarms", "olga", "trail-auditor").body().path("items");
  }

  /// The whole log, by the verifier.
  private int verifiedLog() throws Exception {
    var policy = folder.resolve("policy");
    var _ = Files.write(policy, api.get("audit", "/trail/policy", "olga", "trail-auditor").bytes());
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Checkout.root().resolve("verifier/target/aimsledger-verifier.jar").toString(),
                "verify-log",
                "--policy",
                policy.toString(),
                aims.serviceUrl("audit") + "/trail")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("verify-log.txt").toFile())
            .start();
    return process.waitFor();
  }

  /// What an operator does who puts an old folder back.
  private void exchange(String service, String other) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + aims.ports().postgres() + "/postgres",
                "postgres",
                Files.readString(secret("postgres-superuser")).strip());
        var statement = connection.createStatement()) {
      var _ = statement.execute("alter database " + service + " rename to " + service + "_newer");
      var _ = statement.execute("alter database " + other + " rename to " + service);
    }
  }

  private Path secret(String name) {
    return aims.homeDirectory().resolve("secrets").resolve(name);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void awaitTrue(Condition condition) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(300);
    }
  }
}
