package org.aimsledger.audit.evidenceexport;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.verifier.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/// From the wish to the file that a stranger verifies.
@QuarkusTest
class EvidenceExportResourceTest {
  private static final String EXPORTS = "/api/audit/v1/exports";

  @TempDir Path folder;

  private final UUID system = UUID.randomUUID();
  private final UUID incident = UUID.randomUUID();

  /// An incident about the system; its second event doesn't name the system.
  private List<Long> story() {
    var stream = new StreamId("incident", incident);
    var raised =
        Happening.of(
            "incident",
            stream,
            1,
            new IncidentEvent.Raised(
                incident,
                "Wrong dose",
                "d",
                List.of(system),
                IncidentOrigin.PERSON,
                null,
                null,
                Happening.NOON));
    var acknowledged =
        Happening.of(
                "incident",
                stream,
                2,
                new IncidentEvent.Acknowledged(incident, "rita", Happening.NOON))
            .because(raised);
    var contained =
        Happening.of(
                "incident",
                stream,
                3,
                new IncidentEvent.ContainmentRequested(
                    incident, system, "stop it", null, Happening.NOON))
            .because(acknowledged);
    var suspended =
        Happening.of(
                "inventory",
                new StreamId("ai-system", system),
                1,
                new AiSystemEvent.Suspended(system, "stop it", incident, Happening.NOON))
            .because(contained);
    var stranger = UUID.randomUUID();
    var other =
        Happening.of(
            "inventory",
            new StreamId("ai-system", stranger),
            1,
            new AiSystemEvent.Retired(stranger, "replaced", Happening.NOON));
    return Stage.record(raised, acknowledged, other, contained, suspended);
  }

  @Test
  void theVerifierAcceptsWhatWasExported() throws IOException, InterruptedException {
    // Given
    var indexes = story();

    // When
    var bundle = exported(system);

    // Then
    try (var zip = new ZipFile(bundle.toFile())) {
      assertThat(
              zip.stream()
                  .map(entry -> entry.getName())
                  .filter(name -> name.startsWith("entries/")))
          .hasSize(5)
          .contains(
              "entries/" + indexes.get(0),
              "entries/" + indexes.get(1),
              "entries/" + indexes.get(3),
              "entries/" + indexes.get(4));
    }
    var verified = verify(bundle);
    assertThat(verified.exit()).as(verified.output()).isZero();
    Files.writeString(folder.resolve("policy"), anonymous().get("/trail/policy").asString());
    assertThat(verify("--policy", folder.resolve("policy").toString(), bundle.toString()).exit())
        .isZero();
  }

  @Test
  void aLaterExportTellsWhoLookedBefore() throws IOException, InterruptedException {
    // Given
    story();
    var first = export(incident, "nosy").statusCode(201).extract().jsonPath().getString("id");
    ready(first);

    // When
    var second = exported(incident);

    // Then
    var verified = verify(second);
    assertThat(verified.exit()).as(verified.output()).isZero();
    as("audrey", "auditor")
        .get("/api/audit/v1/entries?about=" + incident + "&actor=nosy")
        .then()
        .body("items.type", hasItem("org.aimsledger.audit.evidence-export-requested.v2"))
        .body("items.type", hasItem("org.aimsledger.audit.evidence-sealed.v1"))
        .body("items[0].subject", equalTo("evidence-export/" + first));
    try (var zip = new ZipFile(second.toFile())) {
      assertThat(zip.stream().filter(entry -> entry.getName().startsWith("entries/"))).hasSize(7);
    }
  }

  @Test
  void aRequestIsExportedWithAllThatFollowedFromIt() throws IOException, InterruptedException {
    // Given
    var request = "request " + UUID.randomUUID();
    var first = at(Happening.NOON).in(request);
    var later = Happening.of("inventory", first.stream(), 2, first.event());
    var caused = at(Happening.NOON).because(first);
    var indexes = Stage.record(first, later, at(Happening.NOON), caused);

    // When
    var bundle = exported(Map.of("correlation", request));

    // Then
    var verified = verify(bundle);
    assertThat(verified.exit()).as(verified.output()).isZero();
    assertThat(entries(bundle))
        .hasSize(4)
        .contains(
            "entries/" + indexes.get(0), "entries/" + indexes.get(1), "entries/" + indexes.get(3));
  }

  @Test
  void aPeriodIsExportedWithoutAGap() throws IOException, InterruptedException {
    // Given: times that nothing else in this log has
    var day =
        Instant.parse("2031-01-01T00:00:00Z")
            .plusSeconds(ThreadLocalRandom.current().nextLong(1L << 30));
    var indexes = Stage.record(at(day), at(day.minusSeconds(60)), at(day.plusSeconds(59)));

    // When
    var bundle =
        exported(
            Map.of(
                "recordedFrom", day.toString(), "recordedBefore", day.plusSeconds(60).toString()));

    // Then
    var verified = verify(bundle);
    assertThat(verified.exit()).as(verified.output()).isZero();
    assertThat(entries(bundle))
        .hasSize((int) (indexes.get(2) - indexes.get(0)) + 2)
        .contains(
            "entries/" + indexes.get(0), "entries/" + indexes.get(1), "entries/" + indexes.get(2));
  }

  @Test
  void theIndexIsReadInThreeLanguages() throws Exception {
    // Given
    var indexes = story();

    // When
    var bundle = exported(system);

    // Then
    String page;
    String readme;
    try (var zip = new ZipFile(bundle.toFile())) {
      page = text(zip, "index.html");
      readme = text(zip, "README.txt");
    }
    assertThat(page)
        .contains("Incident raised", "事件已上报", "事件已通報")
        .contains("href=\"proofs/" + indexes.get(4) + ".tlog-proof\"");
    var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
    var rows = builder.parse(new InputSource(new StringReader(page))).getElementsByTagName("tr");
    assertThat(rows.getLength()).as("facts, head and entries").isEqualTo(4 + 1 + 4);
    assertThat(readme).contains("To verify it offline", "离线验证方法", "離線驗證方法");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"subject\": \"0198c0de-0000-7000-8000-000000000001\", \"correlation\": \"c\"}",
        "{\"recordedFrom\": \"2026-01-01T00:00:00Z\"}",
        "{\"recordedBefore\": \"2026-01-01T00:00:00Z\"}",
        "{\"correlation\": \" \"}",
        "{\"recordedFrom\": \"2026-01-01T00:00:00Z\", \"recordedBefore\": \"2026-01-01T00:00:00Z\"}"
      })
  void oneKindOfSubjectIsNeeded(String body) {
    // Given
    // When
    var answer = writingAs("audrey", "auditor").body(body).post(EXPORTS).then();

    // Then
    answer.statusCode(400);
  }

  @Test
  void aChangedByteIsNamedByTheVerifier() throws IOException, InterruptedException {
    // Given
    story();
    var bundle = exported(system);
    var bytes = Files.readAllBytes(bundle);
    // Inside the deflated content of the first entry.
    bytes[offsetOf(bytes, "entries/") + 60] ^= 1;
    var tampered = Files.write(folder.resolve("tampered.zip"), bytes);

    // When
    var verified = verify(tampered);

    // Then
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.output()).contains("entries/");
  }

  @Test
  void fetchingABundleAgainGivesTheSameBytes() throws IOException {
    // Given
    story();
    var export = export(system, "audrey").statusCode(201).extract().jsonPath().getString("id");
    ready(export);

    // When
    var first = bundle(export);
    var second = bundle(export);

    // Then
    assertThat(second).isEqualTo(first);
  }

  @Test
  void aRepeatedRequestIsTheSameExport() {
    // Given
    story();
    var key = UUID.randomUUID().toString();

    // When
    var first = exportWith(key, system).statusCode(201);
    var second = exportWith(key, system).statusCode(201);

    // Then
    second
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first.extract().jsonPath().getString("id")));
    exportWith(key, incident)
        .statusCode(422)
        .body("type", equalTo("https://aimsledger.org/problems/request/idempotency-key-reused"));
  }

  @Test
  void anUnknownSubjectIsNotExported() {
    // Given
    // When
    var answer = export(UUID.randomUUID(), "audrey");

    // Then
    answer
        .statusCode(404)
        .body("type", equalTo("https://aimsledger.org/problems/evidence-export/nothing-found"));
  }

  @Test
  void aSubjectIsNeeded() {
    // Given
    // When
    var answer = writingAs("audrey", "auditor").body("{}").post(EXPORTS).then();

    // Then
    answer.statusCode(400).body("errors[0].field", equalTo("subject"));
  }

  @Test
  void onlyAuditorsExport() {
    // Given
    var body = Map.of("subject", system);

    // When
    var viewer = writingAs("vera", "viewer").body(body).post(EXPORTS).then();
    var nobody = anonymous().contentType("application/json").body(body).post(EXPORTS).then();

    // Then
    viewer.statusCode(403);
    nobody.statusCode(401);
  }

  @Test
  void anUnknownExportHasNeitherStatusNorBundle() {
    // Given
    var unknown = EXPORTS + "/" + UUID.randomUUID();

    // When
    var status = as("audrey", "auditor").get(unknown).then();
    var bundle = as("audrey", "auditor").get(unknown + "/bundle").then();

    // Then
    status
        .statusCode(404)
        .body("type", equalTo("https://aimsledger.org/problems/evidence-export/unknown"));
    bundle
        .statusCode(404)
        .body("type", equalTo("https://aimsledger.org/problems/evidence-export/unknown"));
  }

  @Test
  void exportsAreListedNewestFirst() {
    // Given
    story();
    var first = export(system, "audrey").extract().jsonPath().getString("id");
    var second = export(system, "tara").extract().jsonPath().getString("id");

    // When
    var list = as("audrey", "auditor").get(EXPORTS + "?subject=" + system).then();

    // Then
    list.statusCode(200);
    assertThat(list.extract().jsonPath().getList("items.id", String.class))
        .containsExactly(second, first);
    assertThat(list.extract().jsonPath().getList("items.requestedBy", String.class))
        .containsExactly("tara", "audrey");
    assertThat(list.extract().jsonPath().getList("items.entries", Integer.class))
        .last()
        .isEqualTo(4);
  }

  private static ValidatableResponse export(UUID subject, String actor) {
    return writingAs(actor, "auditor").body(Map.of("subject", subject)).post(EXPORTS).then();
  }

  private static ValidatableResponse exportWith(String key, UUID subject) {
    return as("audrey", "auditor")
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(Map.of("subject", subject))
        .post(EXPORTS)
        .then();
  }

  private static void ready(String export) {
    await()
        .atMost(Stage.LIMIT)
        .untilAsserted(
            () ->
                as("audrey", "auditor")
                    .get(EXPORTS + "/" + export)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("READY")));
  }

  private static byte[] bundle(String export) {
    return as("audrey", "auditor")
        .get(EXPORTS + "/" + export + "/bundle")
        .then()
        .statusCode(200)
        .contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"evidence-" + export + ".zip\"")
        .extract()
        .asByteArray();
  }

  private static Happening at(Instant recorded) {
    var system = UUID.randomUUID();
    return Happening.of(
            "inventory",
            new StreamId("ai-system", system),
            1,
            new AiSystemEvent.Retired(system, "replaced", Happening.NOON))
        .at(recorded);
  }

  private static List<String> entries(Path bundle) throws IOException {
    try (var zip = new ZipFile(bundle.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith("entries/"))
          .toList();
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    try (var in = zip.getInputStream(zip.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path exported(UUID subject) throws IOException {
    return exported(Map.of("subject", subject));
  }

  private Path exported(Map<String, ?> body) throws IOException {
    var created =
        writingAs("audrey", "auditor")
            .body(body)
            .post(EXPORTS)
            .then()
            .statusCode(201)
            .body("state", equalTo("SEALED"));
    var id = created.extract().jsonPath().getString("id");
    created.header("Location", EXPORTS + "/" + id);
    ready(id);
    return Files.write(folder.resolve(id + ".zip"), bundle(id));
  }

  private static int offsetOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private record Verified(int exit, String output) {}

  private static Verified verify(Path bundle) throws IOException, InterruptedException {
    return verify(bundle.toString());
  }

  /// As a stranger would: the verifier's jar and nothing else.
  private static Verified verify(String... arguments) throws IOException, InterruptedException {
    var jar = new File(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.getPath(),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Verified(process.exitValue(), output);
  }
}
