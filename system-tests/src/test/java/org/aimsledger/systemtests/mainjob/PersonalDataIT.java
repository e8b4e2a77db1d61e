package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Ports;
import org.aimsledger.systemtests.mainjob.Api.Answer;
import org.aimsledger.testkit.privacy.Search;
import org.aimsledger.testkit.privacy.Traces;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A person in a whole installation, from the naming to the erasure: the readable name is in no
/// table, record, tile, bundle or file of it, and proofs from before the erasure stay valid.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PersonalDataIT {
  private static final String NAME = "Peregrine Thistlewaite-Okonkwo";
  private static final String CONTACT = "peregrine@thistlewaite.example";
  private static final Traces TRACES = Traces.of(NAME, CONTACT, "Thistlewaite");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private AimsInstallation aims;
  private Api api;
  private Stores stores;
  private String incident = "";
  private String person = "";
  private Path early = Path.of("");

  @BeforeAll
  void up() throws Exception {
    aims = AimsInstallation.at(folder.resolve("aims"), Ports.free());
    aims.up();
    api = new Api(aims);
    stores = new Stores(aims);
  }

  /// Stops what keeps the person: the service and its database. The rest of the installation, which
  /// takes long to start, is looked after meanwhile.
  private void stopKeepers() throws Exception {
    aims.stop("incident");
    aims.stop("postgres");
  }

  private void startKeepers() throws Exception {
    aims.start("postgres");
    aims.awaitReady("postgres", PATIENCE);
    aims.start("incident");
    aims.awaitReady(PATIENCE);
  }

  @AfterAll
  void down() throws Exception {
    if (aims != null) {
      aims.close();
    }
  }

  @Test
  @Order(1)
  void anInstallationFromBeforeGetsItsVault() throws Exception {
    // Given: everything that this installation has because of the vault is taken away
    aims.stop("incident");
    try (var superuser = superuser("incident");
        var statement = superuser.createStatement()) {
      var _ =
          statement.execute(
              """
              drop schema vault cascade;
              delete from flyway_schema_history where version in ('31', '1621', '1622');
              drop owned by incident_vault;
              drop role incident_vault
              """);
    }
    aims.stop("postgres");
    Files.delete(secret("postgres-incident_vault"));
    Files.delete(secret("vault-keys-incident"));

    // When
    startKeepers();

    // Then
    var raised =
        api.post(
            "incident",
            "/api/incident/v1/incidents",
            "rita",
            "responder",
            "{\"title\": \"Wrong lamps\", \"description\": \"It switches off the wrong ones.\"}");
    incident = raised.body().path("id").asText();
    var named = person("responder", NAME, CONTACT);
    assertThat(named.status()).as(named.body().toString()).isEqualTo(200);
    person = named.body().path("persons").path(0).path("id").asText();
    assertThat(persons("responder").path("name").asText()).isEqualTo(NAME);
    assertThat(persons("viewer").hasNonNull("name")).isFalse();
  }

  @Test
  @Order(2)
  void aNameIsNowhereBeforeTheErasure() throws Exception {
    // Given
    early = bundle("early.zip");

    // When, Then
    nowhere();
  }

  @Test
  @Order(3)
  void anErasureIsKeptOverARestartAndTheNameIsNowhere() throws Exception {
    // Given
    var erased =
        api.post(
            "incident",
            "/api/incident/v1/data-subjects/" + person + "/erasure",
            "adam",
            "admin",
            "{\"reason\": \"asked for it\"}");
    assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);

    // When
    stopKeepers();
    startKeepers();

    // Then
    assertThat(persons("responder").path("erased").asBoolean()).isTrue();
    assertThat(persons("responder").hasNonNull("name")).isFalse();
    assertThat(person("responder", NAME, CONTACT).status()).isEqualTo(409);
    nowhere();
  }

  @Test
  @Order(4)
  void proofsFromBeforeAndAfterTheErasureAreValid() throws Exception {
    // Given
    var late = bundle("late.zip");

    // When, Then
    for (var bundle : List.of(early, late)) {
      var verdict = Checkout.verify(bundle);
      assertThat(verdict.exit()).as(verdict.output()).isZero();
    }
    awaitTrue(() -> stores.trail().equals(stores.stored()));
  }

  private void nowhere() throws Exception {
    awaitTrue(() -> stores.trail().size() >= stores.stored().size());
    var hits = new ArrayList<String>();
    for (var service : Stores.SERVICES) {
      try (var superuser = superuser(service)) {
        var tables = Search.database(superuser, TRACES);
        assertThat(tables.places()).isGreaterThan(60);
        hits.addAll(tables.hits());
      }
    }
    var topics = Search.topics(aims.kafkaBootstrapServers(), TRACES);
    assertThat(topics.places()).isGreaterThan(1);
    hits.addAll(topics.hits());
    hits.addAll(tiles());
    // Everything that lies on the disk, the write-ahead log and the logs of all programs included.
    var files = Search.files(folder, TRACES);
    assertThat(files.bytes()).isGreaterThan(10_000_000);
    hits.addAll(files.hits());
    assertThat(hits).isEmpty();
  }

  private List<String> tiles() throws Exception {
    var checkpoint = new String(get("/trail/checkpoint"), StandardCharsets.UTF_8);
    var size = Integer.parseInt(checkpoint.lines().toList().get(1));
    assertThat(size).as("fits one tile").isBetween(2, 255);
    var hits = new ArrayList<String>();
    for (var tile : List.of("entries", "0")) {
      var bytes = get("/trail/tile/" + tile + "/000.p/" + size);
      assertThat(bytes.length).isGreaterThan(32);
      TRACES.in(bytes).forEach(form -> hits.add("tile/" + tile + ": " + form));
    }
    return hits;
  }

  private byte[] get(String path) throws Exception {
    var answer = api.get("audit", path, "olga", "trail-auditor");
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.bytes();
  }

  private Path bundle(String name) throws Exception {
    awaitTrue(() -> stores.trail().size() >= stores.stored().size());
    var export =
        api.post(
            "audit",
            "/api/audit/v1/exports",
            "olga",
            "trail-auditor",
            "{\"subject\": \"" + incident + "\"}");
    assertThat(export.status()).as(export.body().toString()).isEqualTo(201);
    var file = folder.resolve(name);
    awaitTrue(
        () -> {
          var answer =
              api.get(
                  "audit",
                  "/api/audit/v1/exports/" + export.body().path("id").asText() + "/bundle",
                  "olga",
                  "trail-auditor");
          if (answer.status() == 200) {
            var _ = Files.write(file, answer.bytes());
            assertThat(TRACES.in(Bundles.unpacked(answer.bytes()))).isEmpty();
          }
          return answer.status() == 200;
        });
    return file;
  }

  private Answer person(String role, String name, String contact) throws Exception {
    var known = person.isEmpty() ? "" : "\"person\": \"" + person + "\", ";
    return api.post(
        "incident",
        "/api/incident/v1/incidents/" + incident + "/persons",
        "rita",
        role,
        "{%s\"part\": \"REPORTER\", \"name\": \"%s\", \"contact\": \"%s\"}"
            .formatted(known, name, contact));
  }

  private JsonNode persons(String role) throws Exception {
    return api.get("incident", "/api/incident/v1/incidents/" + incident + "/persons", "rita", role)
        .body()
        .path("persons")
        .path(0);
  }

  private Connection superuser(String service) throws Exception {
    return DriverManager.getConnection(
        aims.database(service).jdbcUrl(),
        "postgres",
        Files.readString(secret("postgres-superuser")).strip());
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
