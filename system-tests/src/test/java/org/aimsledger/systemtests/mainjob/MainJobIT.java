package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Ports;
import org.aimsledger.systemtests.deployment.AskedMetrics;
import org.aimsledger.systemtests.mainjob.Api.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A whole installation: an inventory in, with every service killed once in mid-import; an incident
/// handled; a bundle out that the packaged verifier accepts, and doesn't when a byte of it is
/// changed.
///
/// Takes the federal inventory where it is on this machine, else the sample that the project ships.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {
  private static final Path ROOT = Checkout.root();
  private static final Path FEDERAL =
      ROOT.resolve("../shared/data/omb-2025/2025_individually_reported_AI_use_cases.csv");
  private static final Path SAMPLE =
      ROOT.resolve("inventory-service/src/test/resources/bulkimport/sample.csv");
  private static final Path MAPPING = ROOT.resolve("inventory-service/examples/omb-2025.yaml");

  /// Without the seals of the log, which come by the clock.
  private static final String EVENTS =
      "select count(*) from events where type <> 'org.aimsledger.platform.lanes-sealed.v1'";

  /// What comes with the first of its kind, with a setting, or from Prometheus itself.
  private static final Set<String> NOT_YET =
      Set.of(
          "aims_inbox_gaps_total",
          "aims_inbox_refusals_total",
          "aims_inbox_repeated_total",
          "aims_trail_push_failures_total",
          "aims_trail_witness_size",
          "up");

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private AimsInstallation aims;
  private Api api;
  private Stores stores;
  private boolean federal;
  private UUID system = new UUID(0, 0);
  private Path bundle = Path.of("");
  private @Nullable AcknowledgedWrites acknowledged;

  @BeforeAll
  void up() throws Exception {
    federal = Files.exists(FEDERAL);
    aims = AimsInstallation.at(folder.resolve("aims"), Ports.free());
    aims.up();
    api = new Api(aims);
    stores = new Stores(aims);
  }

  @AfterAll
  void down() throws Exception {
    if (aims != null) {
      aims.close();
    }
  }

  @Test
  @Order(1)
  void everyRowIsRegisteredOrInQuarantineAlthoughEachServiceIsKilledOnce() throws Exception {
    // Given
    var job = job(api.upload(MAPPING, table()));

    // When
    Answer done;
    try (var writes = new AcknowledgedWrites(api)) {
      writes.start();
      for (var service : Stores.SERVICES) {
        Thread.sleep(700);
        aims.kill(service);
      }
      done = awaitCompleted(job);
      acknowledged = writes;
    }

    // Then
    var counts = done.body();
    assertThat(counts.path("processed").asLong()).isEqualTo(counts.path("total").asLong());
    assertThat(counts.path("registered").asLong() + counts.path("quarantined").asLong())
        .isEqualTo(counts.path("total").asLong());
    var listed =
        api.getCurrent("inventory", "/api/inventory/v1/ai-systems/counts", "vera", "viewer");
    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.viewLag()).isZero();
    if (federal) {
      assertThat(counts.path("registered").asLong()).isEqualTo(3_611);
      var stages = listed.body().path("byStage");
      assertThat(stages.path("PRE_DEPLOYMENT").asLong()).isEqualTo(1_479);
      assertThat(stages.path("DEPLOYED").asLong()).isEqualTo(1_040);
      assertThat(stages.path("PILOT").asLong()).isEqualTo(440);
      assertThat(stages.path("RETIRED").asLong()).isEqualTo(314);
      assertThat(stages.path("UNKNOWN").asLong()).isEqualTo(338);
      assertThat(listed.body().path("byHighImpact").path("YES").asLong()).isEqualTo(445);
      theGapsAreThePublishedOnes();
    }
  }

  /// Oracle: the published practices of the 250 high-impact uses in pilot or deployed.
  private void theGapsAreThePublishedOnes() throws Exception {
    var coverage =
        api.getCurrent(
            "inventory",
            "/api/inventory/v1/coverage?highImpact=YES&stage=PILOT&stage=DEPLOYED",
            "vera",
            "viewer");
    assertThat(coverage.viewLag()).isZero();
    assertThat(coverage.body().path("systems").asLong()).isEqualTo(250);
    var covered = new TreeMap<String, Long>();
    for (var measure : coverage.body().path("measures")) {
      covered.put(measure.path("id").asText(), measure.path("covered").asLong());
    }
    assertThat(covered)
        .containsEntry("testing", 45L)
        .containsEntry("impactAssessment", 37L)
        .containsEntry("independentReview", 37L)
        .containsEntry("monitoring", 40L)
        .containsEntry("training", 42L)
        .containsEntry("failSafe", 37L)
        .containsEntry("appeal", 16L);
  }

  @Test
  @Order(2)
  void theSameFileAgainAppendsNothing() throws Exception {
    // Given
    var before = stores.number("inventory", EVENTS);

    // When
    var done = awaitCompleted(job(api.upload(MAPPING, table())));

    // Then
    assertThat(done.body().path("registered").asLong()).isZero();
    assertThat(done.body().path("changed").asLong()).isZero();
    assertThat(stores.number("inventory", EVENTS)).isEqualTo(before);
  }

  @Test
  @Order(3)
  void everyLiveHighImpactSystemHasAnImpactAssessmentDuty() throws Exception {
    // Given
    var expected = federal ? 250 : 1;

    // When
    var duties = 0L;
    var deadline = deadline();
    while (duties < expected && System.nanoTime() < deadline) {
      Thread.sleep(500);
      duties =
          api.get("risk", "/api/risk/v1/impact-assessments?limit=1", "vera", "viewer")
              .body()
              .path("total")
              .asLong();
    }

    // Then
    assertThat(duties).isEqualTo(expected);
  }

  @Test
  @Order(4)
  void anIncidentSuspendsTheSystemAndItsReleaseResumesIt() throws Exception {
    // Given
    system = aLiveHighImpactSystem();
    var incident = raised();

    // When: contained
    ok(incident(incident + "/acknowledgement", "rita", "responder", ""));
    ok(
        incident(
            incident + "/triage",
            "rita",
            "responder",
            """
            {"kind": "INCIDENT", "severity": "SEV3", "awareAt": "2026-01-01T00:00:00Z", "commander": "carl"}
            """));
    ok(
        incident(
            incident + "/containments",
            "carl",
            "incident-commander",
            "{\"system\": \"" + system + "\", \"reason\": \"Stop the harm\"}"));

    // Then
    awaitTrue(() -> inventory().path("condition").asText().equals("SUSPENDED"));
    awaitTrue(
        () ->
            one(incident).path("containments").path(0).path("status").asText().equals("SUSPENDED"));

    // When: released and closed
    ok(
        incident(
            incident + "/containments/" + system + "/release",
            "carl",
            "incident-commander",
            "{\"reason\": \"Mended\"}"));
    awaitTrue(() -> inventory().path("condition").asText().equals("ACTIVE"));
    ok(
        incident(
            incident + "/resolution",
            "carl",
            "incident-commander",
            "{\"summary\": \"Wiring\", \"rootCause\": \"A swapped table\"}"));
    var own =
        incident(incident + "/closure", "carl", "incident-commander", "{\"lessons\": \"Test it\"}");
    assertThat(own.status()).isGreaterThanOrEqualTo(400);
    ok(
        incident(
            incident + "/review/waiver",
            "anna",
            "approver",
            "{\"reason\": \"known, nobody was harmed\"}"));
    ok(incident(incident + "/closure", "anna", "approver", "{\"lessons\": \"Test the wiring\"}"));
    assertThat(one(incident).path("status").asText()).isEqualTo("CLOSED");
  }

  @Test
  @Order(5)
  void whatAlertsAndDashboardsAskForIsThere() throws Exception {
    // Given
    var asked = AskedMetrics.names();
    asked.removeAll(NOT_YET);

    // When
    var there = new TreeSet<String>();
    for (var service : Stores.SERVICES) {
      var answer = api.get(service, "/q/metrics", "prometheus", "monitoring");
      assertThat(answer.status()).isEqualTo(200);
      new String(answer.bytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceAll("[{ ].*", ""))
          .forEach(there::add);
    }

    // Then
    assertThat(asked).hasSizeGreaterThan(15);
    assertThat(there).containsAll(asked);
  }

  @Test
  @Order(6)
  void everyAcknowledgedEventIsInTheTrailOnceAndNothingElseIs() throws Exception {
    // When
    awaitTrue(() -> stores.trail().size() >= stores.stored().size());

    // Then
    var writes = Objects.requireNonNull(acknowledged).all();
    assertThat(writes).extracting(AcknowledgedWrites.Written::service).contains("risk", "incident");
    for (var service : List.of("risk", "incident")) {
      assertThat(stores.streams(service))
          .containsAll(
              writes.stream()
                  .filter(write -> write.service().equals(service))
                  .map(AcknowledgedWrites.Written::id)
                  .toList());
    }
    assertThat(stores.trail()).isEqualTo(stores.stored());
    for (var service : Stores.SERVICES) {
      assertThat(
              stores.number(
                  service,
                  "select count(*) from lane_head h where h.seq <> (select count(*) from events e where e.lane = h.lane)"))
          .isZero();
      assertThat(
              stores.number(
                  service,
                  "select count(*) from (select stream from events group by stream"
                      + " having count(*) <> max(stream_version)) holes"))
          .isZero();
    }
  }

  @Test
  @Order(7)
  void theVerifierAcceptsTheBundleOfTheSystem() throws Exception {
    // Given
    var export =
        api.post(
            "audit",
            "/api/audit/v1/exports",
            "olga",
            "trail-auditor",
            "{\"subject\": \"" + system + "\"}");
    assertThat(export.status()).isEqualTo(201);
    bundle = folder.resolve("bundle.zip");

    // When
    awaitTrue(
        () -> {
          var answer =
              api.get(
                  "audit",
                  "/api/audit/v1/exports/" + export.body().path("id").asText() + "/bundle",
                  "olga",
                  "trail-auditor");
          if (answer.status() == 200) {
            var _ = Files.write(bundle, answer.bytes());
          }
          return answer.status() == 200;
        });

    // Then
    var verdict = Checkout.verify(bundle);
    assertThat(Bundles.sources(Files.readAllBytes(bundle)))
        .containsExactlyInAnyOrder("/inventory", "/risk", "/incident", "/audit");
    assertThat(verdict.exit()).as(verdict.output()).isZero();
  }

  @Test
  @Order(8)
  void aChangedByteIsNamed() throws Exception {
    // Given
    var bytes = Files.readAllBytes(bundle);
    var changed = Bundles.withOneByteOfAnEntryChanged(bytes);
    var forged = folder.resolve("forged.zip");
    var _ = Files.write(forged, changed.bytes());

    // When
    var verdict = Checkout.verify(forged);

    // Then
    assertThat(verdict.exit()).as(verdict.output()).isEqualTo(1);
    assertThat(verdict.output()).contains(changed.entry());
  }

  @Test
  @Order(9)
  void nothingIsLostOverARestart() throws Exception {
    // Given
    var before = stores.stored();

    // When
    aims.down();
    aims = AimsInstallation.at(folder.resolve("aims"), aims.ports());
    aims.up();
    api = new Api(aims);
    stores = new Stores(aims);

    // Then
    assertThat(stores.stored()).isEqualTo(before);
    assertThat(
            api.get("inventory", "/api/inventory/v1/ai-systems/" + system, "vera", "viewer")
                .status())
        .isEqualTo(200);
  }

  private UUID aLiveHighImpactSystem() throws Exception {
    var found =
        api.getCurrent(
            "inventory",
            "/api/inventory/v1/ai-systems?highImpact=YES&stage=DEPLOYED&limit=1",
            "vera",
            "viewer");
    return UUID.fromString(found.body().path("items").path(0).path("id").asText());
  }

  private String raised() throws Exception {
    var body =
        """
        {"title": "Wrong lamps", "description": "It switches off the wrong ones.", "systems": ["%s"]}
        """
            .formatted(system);
    return id(incident("", "rita", "responder", body));
  }

  private Path table() {
    return federal ? FEDERAL : SAMPLE;
  }

  private static String job(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    return answer.body().path("id").asText();
  }

  private Answer awaitCompleted(String job) throws Exception {
    var deadline = deadline();
    while (true) {
      var answer = api.get("inventory", "/api/inventory/v1/imports/" + job, "ines", "contributor");
      if (answer.body().path("state").asText().equals("COMPLETED")) {
        return answer;
      }
      assertThat(System.nanoTime()).as(answer.body().toString()).isLessThan(deadline);
      Thread.sleep(300);
    }
  }

  private Answer incident(String path, String user, String role, String body) throws Exception {
    var suffix = path.isEmpty() ? "" : "/" + path;
    return api.post("incident", "/api/incident/v1/incidents" + suffix, user, role, body);
  }

  private JsonNode one(String incident) throws Exception {
    return api.get("incident", "/api/incident/v1/incidents/" + incident, "vera", "viewer").body();
  }

  private JsonNode inventory() throws Exception {
    return api.get("inventory", "/api/inventory/v1/ai-systems/" + system, "vera", "viewer").body();
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 204);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void awaitTrue(Condition condition) throws Exception {
    var deadline = deadline();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(300);
    }
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }
}
