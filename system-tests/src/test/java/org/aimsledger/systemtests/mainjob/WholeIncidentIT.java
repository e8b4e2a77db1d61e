package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Ports;
import org.aimsledger.systemtests.mainjob.Api.Answer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A serious incident in a whole installation, from the first drift on the topic to its closure,
/// over Kafka and REST: nothing is left out, nothing is let pass, and what an auditor takes away is
/// accepted by a stranger's verifier.
///
/// Mona measures, Rita responds, Carl commands, Lea is the lawyer, Fay leads the review, Otto owns
/// the corrective action, Vera checks it, Ann assesses, Paul and Anna approve.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeIncidentIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String EVENTS = "aims.ai-system-events.v1";
  private static final String RULES = "/api/incident/v1/detection-rules";
  private static final String INCIDENTS = "/api/incident/v1/incidents/";
  private static final String ACTIONS = "/api/audit/v1/corrective-actions/";
  private static final String ASSESSMENTS = "/api/risk/v1/impact-assessments/";
  private static final String MET = "gdpr-33-1";
  private static final String SET_ASIDE = "nis2-notification";
  private static final String MISSED = "nis2-early-warning";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private AimsInstallation aims;
  private Api api;
  private SystemUnderGates system;
  private String incident = "";
  private String action = "";

  @BeforeAll
  void up() throws Exception {
    aims = AimsInstallation.at(folder.resolve("aims"), Ports.free());
    aims.up();
    api = new Api(aims);
    system =
        SystemUnderGates.registered(
            api,
            """
            {"name": "Benefit triage", "purpose": "Sorts applications for benefits",
             "organisationRoles": ["PROVIDER", "DEPLOYER"], "owner": "olga", "stage": "DEPLOYED", "highImpact": "YES"}
            """);
  }

  @AfterAll
  void down() throws Exception {
    if (aims != null) {
      aims.close();
    }
  }

  @Test
  void aSeriousIncidentIsHandledFromTheFirstDriftToItsClosureAndItsRecordIsProven()
      throws Exception {
    // Given: a rule that watches a system in use
    var rule = watched();

    // When
    drifting();
    raisedBy(rule);
    taken();
    contained();
    evidenceHeld();
    clocksStarted();
    oneClockMet();
    oneClockSetAside();
    oneClockMissed();
    told();
    mended();
    reviewed();
    corrected();
    judgedAnew();
    closed();

    // Then
    proven();
  }

  private String watched() throws Exception {
    var rule =
        id(
            api.post(
                "incident",
                RULES,
                "mona",
                "responder",
                """
                {"name": {"en": "Drift three times", "zhHans": "三次漂移", "zhHant": "三次漂移"},
                 "systems": ["%s"], "metric": "psi", "condition": "value > 0.2", "allowance": "NONE",
                 "window": {"measure": "COUNT", "last": 5, "comparison": "AT_LEAST", "threshold": 3}}
                """
                    .formatted(system.id())));
    ok(api.post("incident", RULES + "/" + rule + "/dry-run", "mona", "responder", "{}"));
    ok(
        api.post(
            "incident",
            RULES + "/" + rule + "/release",
            "carl",
            "incident-commander",
            "{\"version\": 1, \"reason\": \"as validated\"}"));
    return rule;
  }

  private void drifting() throws Exception {
    var settings =
        Map.<String, Object>of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            aims.kafkaBootstrapServers(),
            ProducerConfig.ACKS_CONFIG,
            "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (var number = 1; number <= 3; number++) {
        var event =
            """
            {"specversion": "1.0", "id": "drift-%d", "source": "urn:monitoring",
             "type": "org.aimsledger.ai-system.metric-recorded.v1",
             "data": {"system": "%s", "measurements": [{"metric": "psi", "value": 0.3%d}]}}
            """
                .formatted(number, system.id(), number);
        var _ = producer.send(new ProducerRecord<>(EVENTS, system.id(), event)).get();
      }
    }
  }

  /// Three measurements of drift are one incident, which names them.
  private void raisedBy(String rule) throws Exception {
    var firings = "/api/incident/v1/detection-firings?rule=" + rule;
    awaitEqual(
        true, () -> get("incident", firings).path("items").path(0).path("incident").isTextual());
    var firing = get("incident", firings).path("items").path(0);
    incident = firing.path("incident").asText();
    assertThat(firing.path("events").asInt()).isEqualTo(3);
    assertThat(one().path("systems").path(0).asText()).isEqualTo(system.id());
    assertThat(one().path("status").asText()).isEqualTo("REPORTED");
  }

  private void taken() throws Exception {
    ok(incident("acknowledgement", "rita", "responder", ""));
    ok(
        incident(
            "triage",
            "rita",
            "responder",
            """
            {"kind": "INCIDENT", "severity": "SEV2", "awareAt": "%s", "commander": "carl"}
            """
                .formatted(Instant.now())));
  }

  /// inventory-service takes the system out of use, and says so.
  private void contained() throws Exception {
    ok(
        incident(
            "containments",
            "carl",
            "incident-commander",
            "{\"system\": \"" + system.id() + "\", \"reason\": \"Stop the harm\"}"));
    awaitEqual("SUSPENDED", system::condition);
    awaitEqual("SUSPENDED", () -> one().path("containments").path(0).path("status").asText());
    assertThat(one().path("status").asText()).isEqualTo("CONTAINED");
  }

  private void evidenceHeld() throws Exception {
    ok(incident("evidence/hold", "rita", "responder", "{\"reason\": \"before the fix\"}"));
    ok(
        incident(
            "evidence/artefacts",
            "rita",
            "responder",
            """
            {"kind": "MODEL", "description": "weights 1.0", "sha256": "%s", "system": "%s",
             "method": "sha256sum", "collectedAt": "%s"}
            """
                .formatted("0123456789abcdef".repeat(4), system.id(), Instant.now())));
    // No fix while the hold is on, and nobody allows his own.
    refused(resolve(), 409, "incident/evidence-on-hold");
    var proposed =
        incident(
            "evidence/alterations",
            "rita",
            "responder",
            "{\"kind\": \"FIX\", \"reason\": \"the harm goes on\"}");
    ok(proposed);
    var permission =
        "evidence/alterations/"
            + proposed.body().path("alterations").path(0).path("id").asText()
            + "/permission";
    assertThat(incident(permission, "rita", "incident-commander", "").status()).isEqualTo(403);
    ok(incident(permission, "anna", "approver", ""));
  }

  /// The help desk was told 25 hours ago, before our own measurements: of three duties to report,
  /// the one of 24 hours is missed.
  private void clocksStarted() throws Exception {
    var stated =
        incident(
            "regulatory-case/facts",
            "lea",
            "responder",
            """
            {"facts": ["controller", "personal-data-breach", "essential-or-important-entity",
                       "significant-incident"],
             "moments": {"AWARE": "%s"}, "zone": "Europe/Berlin", "holidays": "DE",
             "reason": "an applicant told the help desk"}
            """
                .formatted(Instant.now().minus(Duration.ofHours(25))));
    ok(stated);
    assertThat(texts(stated.body().path("clocks"), "id"))
        .containsExactlyInAnyOrder(MET, SET_ASIDE, MISSED);
  }

  /// The report is made from the record, and its digest is what the filing proves.
  private void oneClockMet() throws Exception {
    var document =
        incident(
            "filing-documents/docx",
            "lea",
            "responder",
            "{\"regime\": \"gdpr\", \"step\": \"INITIAL\", \"language\": \"zh-Hant\"}");
    ok(document);
    assertThat(new String(document.bytes(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    filed(MET, document.bytes());
    assertThat(clock(MET).path("standing").asText()).isEqualTo("MET");
    assertThat(clock(MET).path("missed").asBoolean()).isFalse();
  }

  private void oneClockSetAside() throws Exception {
    var relief = "regulatory-case/clocks/" + SET_ASIDE + "/relief";
    ok(
        incident(
            relief,
            "lea",
            "responder",
            "{\"relief\": \"SET_ASIDE\", \"reason\": \"told with the early warning\"}"));
    assertThat(incident(relief + "/approval", "lea", "approver", "").status()).isEqualTo(403);
    ok(incident(relief + "/approval", "anna", "approver", ""));
    assertThat(clock(SET_ASIDE).path("standing").asText()).isEqualTo("SET_ASIDE");
  }

  private void oneClockMissed() throws Exception {
    awaitEqual(true, () -> clock(MISSED).path("missed").asBoolean());
    assertThat(clock(MISSED).path("standing").asText()).isEqualTo("OVERDUE");
  }

  private void told() throws Exception {
    var drafted =
        incident(
            "communications",
            "rita",
            "responder",
            """
            {"audience": "AFFECTED_PERSONS", "language": "zh-Hant", "subject": "您的申請",
             "text": "您的申請將由人工重新審查。"}
            """);
    var path = "communications/" + id(drafted);
    assertThat(incident(path + "/approval", "rita", "incident-commander", "{}").status())
        .isEqualTo(409);
    ok(incident(path + "/approval", "anna", "approver", "{}"));
    ok(incident(path + "/sending", "rita", "responder", "{\"how\": \"letter\"}"));
  }

  private void mended() throws Exception {
    ok(
        incident(
            "containments/" + system.id() + "/release",
            "carl",
            "incident-commander",
            "{\"reason\": \"Mended\"}"));
    awaitEqual("ACTIVE", system::condition);
    ok(resolve());
    refused(close("carl", "incident-commander"), 403, "incident/commander-may-not-close");
    // What is missing is said, one after the other.
    refused(close("anna", "approver"), 409, "incident/clocks-open");
    filed(MISSED, "told late".getBytes(StandardCharsets.UTF_8));
    assertThat(clock(MISSED).path("missed").asBoolean()).isTrue();
    refused(close("anna", "approver"), 409, "incident/evidence-on-hold");
    ok(incident("evidence/release", "rita", "responder", "{\"reason\": \"all is collected\"}"));
    ok(incident("evidence/release/approval", "anna", "approver", ""));
    refused(close("anna", "approver"), 409, "incident/review-missing");
  }

  private void reviewed() throws Exception {
    refused(review("", "anna", "{\"facilitator\": \"carl\"}"), 403, "review/not-independent");
    ok(review("", "anna", "{\"facilitator\": \"fay\"}"));
    refused(close("anna", "approver"), 409, "incident/review-unfinished");
    var found =
        review(
            "/causes",
            "fay",
            """
            {"part": "ROOT", "category": "drift-unnoticed", "statement": "The register changed in June"}
            """);
    ok(found);
    ok(
        review(
            "/lessons",
            "fay",
            """
            {"text": "Ask the data office first",
             "step": {"playbook": "drift", "step": "ask-the-data-office", "phase": "FIRST_MINUTES",
                      "role": "system-owner", "dueInMinutes": 15,
                      "text": {"en": "Ask the data office what changed", "zhHans": "询问数据部门有何变化",
                               "zhHant": "詢問資料部門有何變化"}}}
            """));
    var planned =
        review(
            "/actions",
            "fay",
            """
            {"title": "Watch the register", "description": "An alarm when its format changes",
             "cause": "%s", "owner": "otto", "due": "%s"}
            """
                .formatted(
                    found.body().path("causes").path(0).path("id").asText(),
                    LocalDate.now(ZoneOffset.UTC).plusDays(30)));
    ok(planned);
    action = planned.body().path("actions").path(0).path("id").asText();
    ok(review("/completion", "fay", "{\"summary\": \"Nobody was told of the new register\"}"));
    awaitEqual("1", () -> lookedBack().path("lessons").path(0).path("proposedVersion").asText());
    var playbook = get("incident", "/api/incident/v1/playbooks/drift");
    assertThat(playbook.path("proposal").path("proposedBy").asText()).isEqualTo("fay");
  }

  /// audit-service watches the action; what becomes of it is told in the review.
  private void corrected() throws Exception {
    awaitEqual("OPEN", this::standing);
    ok(
        api.post(
            "audit",
            ACTIONS + action + "/completion",
            "otto",
            "system-owner",
            "{\"result\": \"The alarm is on\"}"));
    awaitEqual("DONE", this::standing);
    var check = "{\"effective\": true, \"evidence\": \"It rang in the test\"}";
    refused(
        api.post("audit", ACTIONS + action + "/check", "otto", "approver", check),
        403,
        "corrective-action/own-work");
    ok(api.post("audit", ACTIONS + action + "/check", "vera", "auditor", check));
    awaitEqual("VERIFIED", this::standing);
  }

  /// risk-service has opened the assessment again because of the review, and it comes back.
  private void judgedAnew() throws Exception {
    awaitEqual(true, () -> reassessment().hasNonNull("assessment"));
    var assessment = ASSESSMENTS + reassessment().path("assessment").asText();
    ok(api.post("risk", assessment + "/start", "ann", "risk-owner", ""));
    var ratings =
        Stream.of("fairness", "autonomy", "privacy", "transparency")
            .map(
                dimension ->
                    """
                    {"dimension": "%s", "affected": "GROUPS", "severity": 2, "likelihood": 2,
                     "reversibility": "PARTLY_REVERSIBLE", "rationale": "seen in the incident"}
                    """
                        .formatted(dimension))
            .collect(Collectors.joining(","));
    ok(
        api.post(
            "risk",
            assessment + "/completion",
            "ann",
            "risk-owner",
            "{\"summary\": \"With the alarm\", \"conclusion\": \"PROCEED\", \"ratings\": ["
                + ratings
                + "]}"));
    assertThat(reassessment().hasNonNull("returnedAt")).isFalse();
    ok(api.post("risk", assessment + "/approval", "paul", "approver", "{}"));
    awaitEqual(true, () -> reassessment().hasNonNull("returnedAt"));
  }

  private void closed() throws Exception {
    ok(close("anna", "approver"));
    assertThat(one().path("status").asText()).isEqualTo("CLOSED");
  }

  /// The bundle has what all four services recorded about the incident.
  private void proven() throws Exception {
    var stores = new Stores(aims);
    awaitEqual(true, () -> stores.trail().size() >= stores.stored().size());
    var export =
        id(
            api.post(
                "audit",
                "/api/audit/v1/exports",
                "olga",
                "trail-auditor",
                "{\"subject\": \"" + incident + "\"}"));
    var path = "/api/audit/v1/exports/" + export + "/bundle";
    awaitEqual(200, () -> api.get("audit", path, "olga", "trail-auditor").status());
    var bytes = api.get("audit", path, "olga", "trail-auditor").bytes();
    var bundle = folder.resolve("incident.zip");
    var _ = Files.write(bundle, bytes);
    var verdict = Checkout.verify(bundle);
    assertThat(verdict.exit()).as(verdict.output()).isZero();
    assertThat(Bundles.sources(bytes)).contains("/inventory", "/risk", "/incident", "/audit");
    var unpacked = new String(Bundles.unpacked(bytes), StandardCharsets.UTF_8);
    assertThat(unpacked)
        .contains(
            "org.aimsledger.incident.incident-raised.v1",
            "org.aimsledger.incident.evidence-held.v1",
            "org.aimsledger.incident.legal-clock-set-aside.v1",
            "org.aimsledger.incident.communication-sent.v1",
            "org.aimsledger.incident.post-incident-review-completed.v1",
            "org.aimsledger.audit.corrective-action-verified.v1",
            "org.aimsledger.risk.impact-assessment-approved.v1",
            "org.aimsledger.incident.risk-reassessment-returned.v1",
            "org.aimsledger.incident.incident-closed.v1");
    var forged = folder.resolve("forged.zip");
    var _ = Files.write(forged, Bundles.withOneByteOfAnEntryChanged(bytes).bytes());
    assertThat(Checkout.verify(forged).exit()).isNotZero();
  }

  private Answer resolve() throws Exception {
    return incident(
        "resolution",
        "carl",
        "incident-commander",
        "{\"summary\": \"New version\", \"cause\": \"DRIFT\", \"rootCause\": \"The data moved\"}");
  }

  private Answer close(String user, String role) throws Exception {
    return incident("closure", user, role, "{\"lessons\": \"Watch the register\"}");
  }

  private void filed(String clock, byte[] content) throws Exception {
    var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    ok(
        incident(
            "regulatory-case/filings",
            "lea",
            "responder",
            """
            {"clocks": ["%s"], "addressee": "The authority", "receipt": "ref 1",
             "contentSha256": "%s", "filedAt": "%s"}
            """
                .formatted(clock, digest, Instant.now())));
  }

  private JsonNode clock(String id) throws Exception {
    for (var clock : get("incident", INCIDENTS + incident + "/regulatory-case").path("clocks")) {
      if (clock.path("id").asText().equals(id)) {
        return clock;
      }
    }
    throw new AssertionError("no clock " + id);
  }

  private JsonNode one() throws Exception {
    return get("incident", INCIDENTS + incident);
  }

  private JsonNode lookedBack() throws Exception {
    return get("incident", INCIDENTS + incident + "/review");
  }

  private String standing() throws Exception {
    return lookedBack().path("actions").path(0).path("standing").asText();
  }

  private JsonNode reassessment() throws Exception {
    return lookedBack().path("reassessments").path(0);
  }

  private Answer incident(String path, String user, String role, String body) throws Exception {
    return api.post("incident", INCIDENTS + incident + "/" + path, user, role, body);
  }

  private Answer review(String path, String user, String body) throws Exception {
    return api.post("incident", INCIDENTS + incident + "/review" + path, user, "approver", body);
  }

  private JsonNode get(String service, String path) throws Exception {
    var answer = api.get(service, path, "axel", "auditor");
    ok(answer);
    return answer.body();
  }

  private static List<String> texts(JsonNode items, String field) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 204);
  }

  private static void refused(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.body().path("type").asText()).endsWith(type);
    assertThat(answer.body().path("detail").asText()).isNotBlank();
  }

  private static void awaitEqual(Object expected, Patience.Found found) throws Exception {
    Patience.awaitEqual(PATIENCE, expected, found);
  }
}
