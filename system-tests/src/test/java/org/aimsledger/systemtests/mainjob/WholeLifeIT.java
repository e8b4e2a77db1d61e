package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Ports;
import org.aimsledger.systemtests.mainjob.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The whole life of a high-risk system in a whole installation, over REST only: every gate is
/// closed before it is open, the other services say what they find in their own time, and what an
/// auditor reads at the end is proven by the bundle that he takes away. Then somebody changes past
/// the services what they have made of their events, and that is in the trail as well.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeLifeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String RISKS = "/api/risk/v1/risks";
  private static final String ASSESSMENTS = "/api/risk/v1/impact-assessments";
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String INVENTORY = "/api/inventory/v1/";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private AimsInstallation aims;
  private Api api;
  private Differences differences;
  private String risk = "";
  private String assessment = "";
  private String incident = "";

  @BeforeAll
  void up() throws Exception {
    aims = AimsInstallation.at(folder.resolve("aims"), Ports.free(), Differences.soonFound());
    aims.up();
    api = new Api(aims);
    differences = new Differences(aims, api);
  }

  @AfterAll
  void down() throws Exception {
    if (aims != null) {
      aims.close();
    }
  }

  @Test
  @Order(1)
  void aHighRiskSystemLivesFromInceptionToRetirementAndItsLifeIsProven() throws Exception {
    // Given: an idea, and who develops it
    var system =
        SystemUnderGates.registered(
            api,
            """
            {"name": "Grant triage", "purpose": "Sorts applications for grants",
             "organisationRoles": ["PROVIDER", "DEPLOYER"],
             "stage": "INCEPTION", "highImpact": "YES"}
            """);
    system.developedBy("dora");

    // When: it lives
    designed(system);
    assessedAndVerified(system);
    deployed(system);
    drifted(system);
    suspended(system);
    changedAndReassessed(system);
    resumed(system);
    retired(system);

    // Then
    var life = system.life();
    toldInOrder(life, system.id());
    proven(life, system.id());
    // All the while each service has compared what it makes of its events with them.
    for (var service : Stores.SERVICES) {
      assertThat(differences.named(service)).as(service).isEmpty();
    }
  }

  @Test
  @Order(2)
  void aRowThatSomebodyChangesPastTheServiceIsNamedInTheTrailAndMadeAnew() throws Exception {
    // Given
    var lamp = listed("Lamp triage");
    var pump = listed("Pump watch");
    var forged = UUID.randomUUID().toString();
    assertThat(differences.counted("inventory", "VIEW", "system-register")).isZero();

    // When, Then: one is changed
    changed("update system_register set name = 'Forged' where id = '" + lamp + "'");
    differences.awaitNamedAndMended("inventory", "system-register " + lamp + " CHANGED [\"name\"]");
    awaitEqual("Lamp triage", () -> name(lamp));

    // When, Then: one is deleted
    changed("delete from system_register where id = '" + pump + "'");
    differences.awaitNamedAndMended("inventory", "system-register " + pump + " MISSING []");
    awaitEqual("Pump watch", () -> name(pump));

    // When, Then: one is put in
    changed(
        "create temp table copy as select * from system_register where id = '%s';".formatted(lamp)
            + " update copy set id = '%s'; insert into system_register select * from copy"
                .formatted(forged));
    differences.awaitNamedAndMended("inventory", "system-register " + forged + " UNEXPECTED []");
    awaitEqual("", () -> name(forged));

    // Then: nothing else, and the alert has something to go by
    assertThat(differences.named("inventory")).hasSize(3);
    assertThat(differences.counted("inventory", "VIEW", "system-register")).isEqualTo(3);
  }

  @Test
  @Order(3)
  void aKeyThatIsDestroyedWithoutAnErasureIsNamedInTheTrailUntilThePersonIsErased()
      throws Exception {
    // Given
    var named =
        incident(
            "/" + raised() + "/persons",
            "rita",
            "responder",
            "{\"part\": \"REPORTER\", \"name\": \"Peregrine Thistlewaite\"}");
    assertThat(named.status()).as(named.body().toString()).isEqualTo(200);
    var person = named.body().path("persons").path(0).path("id").asText();
    var destroy = "select vault.destroy_key('" + person + "')";

    // When, Then: the service's own login is refused
    assertThat(differences.refusal("incident", destroy)).isEqualTo("42501");

    // When, Then: the owner has switched off what refuses it
    differences.change(
        "incident",
        "alter table vault.subject_keys disable trigger user; "
            + destroy
            + "; alter table vault.subject_keys enable trigger user");
    differences.awaitNamed("incident", "subject-keys " + person + " CHANGED [\"destroyed_at\"]");
    assertThat(differences.unmended("incident")).containsExactly("subject-keys");

    // When, Then: nobody brings the key back, but the erasure says what is true
    ok(
        api.post(
            "incident",
            "/api/incident/v1/data-subjects/" + person + "/erasure",
            "adam",
            "admin",
            "{\"reason\": \"the key was destroyed by hand\"}"));
    awaitEqual(List.of(), () -> differences.unmended("incident"));
    assertThat(differences.named("incident")).hasSize(1);
  }

  private String raised() throws Exception {
    return id(
        incident(
            "", "rita", "responder", "{\"title\": \"Wrong lamps\", \"description\": \"Off\"}"));
  }

  private String listed(String name) throws Exception {
    var system = SystemUnderGates.registered(api, "{\"name\": \"" + name + "\"}").id();
    awaitEqual(name, () -> name(system));
    return system;
  }

  /// As lists have it; empty when they have it not.
  private String name(String system) throws Exception {
    var list = api.getCurrent("inventory", INVENTORY + "ai-systems?limit=500", "vera", "viewer");
    assertThat(list.status()).isEqualTo(200);
    for (var item : list.body().path("items")) {
      if (item.path("id").asText().equals(system)) {
        return item.path("name").asText();
      }
    }
    return "";
  }

  private void changed(String sql) throws Exception {
    differences.change("inventory", sql);
  }

  private void designed(SystemUnderGates system) throws Exception {
    assertThat(system.entering("DEVELOPMENT")).containsExactly("G0", "G1");
    refused(system, "G0");
    assertThat(system.missing("G0")).containsExactly("owner-assigned", "shadow-use-checked");
    system.owned();
    system.stated("shadow-use-checked");
    approvedByTwoOthers(system, "G0");
    refused(system, "G1");
    assertThat(system.missing("G1")).containsExactly("class-determined");
    system.classedAsHighRisk();
    approvedByTwoOthers(system, "G1");
    assertThat(system.entering("DEVELOPMENT")).isEmpty();
    assertThat(system.entering("VERIFICATION")).containsExactly("G2");
    refused(system, "G2");
    system.stated("requirements-documented", "objectives-set", "data-documented");
    approvedByTwoOthers(system, "G2");
    assertThat(system.entering("VERIFICATION")).isEmpty();
  }

  private void assessedAndVerified(SystemUnderGates system) throws Exception {
    assertThat(system.entering("PRE_DEPLOYMENT")).containsExactly("G3", "G4");
    refused(system, "G3");
    risk =
        id(
            api.post(
                "risk",
                RISKS,
                "rita",
                "risk-owner",
                """
                {"system": "%s", "title": "Refuses the poor", "description": "Income weighs too much",
                 "source": "C.3.4", "cause": "UNINTENDED_RESULT", "affects": "INDIVIDUAL"}
                """
                    .formatted(system.id())));
    rated(5, 5);
    assessment =
        id(
            api.post(
                "risk",
                ASSESSMENTS,
                "rita",
                "risk-owner",
                "{\"system\": \"" + system.id() + "\", \"reason\": \"new system\"}"));
    assessed();
    awaitEqual(Set.of("risks-tolerable"), () -> system.missing("G3"));
    rated(1, 2);
    awaitEqual(Set.of(), () -> system.missing("G3"));
    approvedByTwoOthers(system, "G3");
    deviating(system);
    refused(system, "G4");
    system.stated("verification-passed", "fairness-tested", "security-tested");
    approvedByTwoOthers(system, "G4");
    assertThat(system.entering("PRE_DEPLOYMENT")).isEmpty();
  }

  private void rated(int likelihood, int impact) throws Exception {
    ok(
        api.post(
            "risk",
            RISKS + "/" + risk + "/ratings",
            "rita",
            "risk-owner",
            "{\"kind\": \"RESIDUAL\", \"likelihood\": "
                + likelihood
                + ", \"impact\": "
                + impact
                + ", \"reason\": \"as tested\"}"));
  }

  /// By one, approved by another.
  private void assessed() throws Exception {
    var path = ASSESSMENTS + "/" + assessment;
    ok(api.post("risk", path + "/start", "ann", "risk-owner", ""));
    var ratings =
        Stream.of("fairness", "autonomy", "privacy", "transparency")
            .map(
                dimension ->
                    """
                    {"dimension": "%s", "affected": "GROUPS", "severity": 2, "likelihood": 2,
                     "reversibility": "PARTLY_REVERSIBLE", "rationale": "seen in the test set"}
                    """
                        .formatted(dimension))
            .collect(Collectors.joining(","));
    ok(
        api.post(
            "risk",
            path + "/completion",
            "ann",
            "risk-owner",
            "{\"summary\": \"Fair enough\", \"conclusion\": \"PROCEED\", \"ratings\": ["
                + ratings
                + "]}"));
    ok(api.post("risk", path + "/approval", "paul", "approver", "{}"));
  }

  /// The organisation verifies by a procedure, and lets this system deviate from it for a month.
  private void deviating(SystemUnderGates system) throws Exception {
    ok(
        api.put(
            "inventory",
            INVENTORY + "procedures/PRE_DEPLOYMENT/versions/2.1",
            "anna",
            "approver",
            "{\"title\": \"Verification\", \"document\": \"urn:documents:vv\", \"validFrom\": \""
                + LocalDate.now(ZoneOffset.UTC)
                + "\"}"));
    var deviation =
        id(
            api.post(
                "inventory",
                INVENTORY + "deviations",
                "dora",
                "contributor",
                """
                {"system": "%s", "stage": "PRE_DEPLOYMENT", "requirement": "a second data set",
                 "reason": "it is delivered later", "until": "%s"}
                """
                    .formatted(system.id(), Instant.now().plus(Duration.ofDays(30)))));
    ok(
        api.post(
            "inventory",
            INVENTORY + "deviations/" + deviation + "/approval",
            "anna",
            "approver",
            "{}"));
  }

  private void deployed(SystemUnderGates system) throws Exception {
    assertThat(system.entering("DEPLOYED")).containsExactly("G5", "G6");
    refused(system, "G5");
    system.stated("deployment-planned", "user-information-ready", "oversight-staffed");
    system.stated("training-done", "rollback-tested", "logs-on");
    approvedByTwoOthers(system, "G5");
    refused(system, "G6");
    system.stated("monitoring-set-up", "indicators-set", "review-planned");
    approvedByTwoOthers(system, "G6");
    assertThat(system.entering("DEPLOYED")).isEmpty();
    stands(system, "IN_COMPLIANCE");
  }

  private void drifted(SystemUnderGates system) throws Exception {
    system.reported("drift-detected", "\"summary\": \"psi 0.31\"");
    stands(system, "IN_COMPLIANCE");
  }

  private void suspended(SystemUnderGates system) throws Exception {
    incident =
        id(
            incident(
                "",
                "rita",
                "responder",
                """
                {"title": "Refused the poor", "description": "Since the drift", "systems": ["%s"]}
                """
                    .formatted(system.id())));
    ok(incident("/" + incident + "/acknowledgement", "rita", "responder", ""));
    ok(
        incident(
            "/" + incident + "/triage",
            "rita",
            "responder",
            """
            {"kind": "INCIDENT", "severity": "SEV2", "awareAt": "2026-01-01T00:00:00Z",
             "commander": "carl"}
            """));
    ok(
        incident(
            "/" + incident + "/containments",
            "carl",
            "incident-commander",
            "{\"system\": \"" + system.id() + "\", \"reason\": \"Stop the harm\"}"));
    awaitEqual("SUSPENDED", system::condition);
    // risk-service has opened the assessment again by itself.
    stands(
        system,
        "OUT_OF_COMPLIANCE impact-assessment-approved no-open-severe-incident not-suspended");
    // Nobody approves its use meanwhile.
    refused(system, "G5");
    refused(system, "G6");
  }

  private void changedAndReassessed(SystemUnderGates system) throws Exception {
    system.reported("version-changed", "\"summary\": \"2.0\", \"details\": {\"version\": \"2.0\"}");
    stands(
        system,
        "OUT_OF_COMPLIANCE G7 change-assessed impact-assessment-approved no-open-severe-incident"
            + " not-suspended");
    refused(system, "G7");
    assessed();
    system.stated("change-assessed");
    awaitEqual(Set.of(), () -> system.missing("G7"));
    approvedByTwoOthers(system, "G7");
    stands(system, "OUT_OF_COMPLIANCE no-open-severe-incident not-suspended");
  }

  private void resumed(SystemUnderGates system) throws Exception {
    ok(
        incident(
            "/" + incident + "/containments/" + system.id() + "/release",
            "carl",
            "incident-commander",
            "{\"reason\": \"Mended\"}"));
    awaitEqual("ACTIVE", system::condition);
    ok(
        incident(
            "/" + incident + "/regulatory-case/facts",
            "rita",
            "responder",
            "{\"facts\": [], \"moments\": {}, \"reason\": \"No law asks for a report\"}"));
    ok(
        incident(
            "/" + incident + "/resolution",
            "carl",
            "incident-commander",
            "{\"summary\": \"New version\", \"rootCause\": \"The data moved\"}"));
    stands(system, "IN_COMPLIANCE");
    reviewed();
    ok(incident("/" + incident + "/closure", "anna", "approver", "{\"lessons\": \"Watch it\"}"));
  }

  /// By Fay, who had no part in it. The review asks for another assessment, which is not due yet.
  private void reviewed() throws Exception {
    var review = "/" + incident + "/review";
    ok(incident(review, "anna", "approver", "{\"facilitator\": \"fay\"}"));
    ok(
        incident(
            review + "/causes",
            "fay",
            "auditor",
            "{\"part\": \"ROOT\", \"category\": \"drift-unnoticed\", \"statement\": \"Data moved\"}"));
    ok(incident(review + "/lessons", "fay", "auditor", "{\"text\": \"Watch it\"}"));
    ok(incident(review + "/completion", "fay", "auditor", "{\"summary\": \"Data moved\"}"));
  }

  private void retired(SystemUnderGates system) throws Exception {
    var useCase =
        id(
            api.post(
                "inventory",
                INVENTORY + "components",
                "carla",
                "contributor",
                """
                {"kind": "USE_CASE", "fields": {"nameEn": {"values": ["Grants of the city"]}}}
                """));
    var _ =
        id(
            api.post(
                "inventory",
                INVENTORY + "component-links",
                "carla",
                "contributor",
                """
                {"from": {"kind": "USE_CASE", "id": "%s"}, "relation": "SERVED_BY",
                 "to": {"kind": "AI_SYSTEM", "id": "%s"}}
                """
                    .formatted(useCase, system.id())));
    assertThat(system.retiring()).containsExactly("G8");
    system.stated("users-told", "data-disposed", "records-kept");
    system.requested("G8");
    var needed = system.approval("anna", "G8");
    assertThat(needed.status()).isEqualTo(409);
    assertThat(needed.body().path("dependents").path(0).path("id").asText()).isEqualTo(useCase);
    assertThat(system.missing("G8")).containsExactly("dependants-moved");
    system.mayStay("USE_CASE", useCase, "anna", "it is served by hand from now on");
    approvedByTwoOthers(system, "G8");
    assertThat(system.retiring()).isEmpty();
    stands(system, "NOT_ASKED");
  }

  private static void refused(SystemUnderGates system, String gate) throws Exception {
    system.requested(gate);
    assertThat(system.approvedBy("anna", gate)).isEqualTo("facts-missing");
  }

  /// Neither who asked, nor who develops, nor who stated the facts, nor one person twice.
  private static void approvedByTwoOthers(SystemUnderGates system, String gate) throws Exception {
    system.requested(gate);
    assertThat(system.approvedBy("olaf", gate)).isEqualTo("not-separate");
    assertThat(system.approvedBy("dora", gate)).isEqualTo("not-separate");
    assertThat(system.approvedBy("anna", gate)).isEqualTo("REQUESTED");
    assertThat(system.approvedBy("anna", gate)).isEqualTo("approved-already");
    assertThat(system.approvedBy("bert", gate)).isEqualTo("APPROVED");
  }

  /// What an auditor reads, in three languages; it is kept beside the reports of the build.
  private static void toldInOrder(List<JsonNode> life, String system) throws Exception {
    assertThat(titles(life, "en"))
        .containsSubsequence(
            "AI system registered",
            "Gate approved",
            "AI system entered a life-cycle stage",
            "Gate approved",
            "Deviation from a procedure recorded",
            "Deviation from a procedure approved",
            "Gate approved",
            "AI system in compliance",
            "AI system suspended",
            "Gate approved",
            "AI system resumed",
            "AI system in compliance",
            "Dependent of a system may stay",
            "Gate approved",
            "AI system retired");
    assertThat(life.stream().map(entry -> entry.path("detail").asText("")))
        .anyMatch(detail -> detail.endsWith("procedures PRE_DEPLOYMENT 2.1"));
    assertThat(titles(life, "zhHans")).doesNotContain("");
    assertThat(titles(life, "zhHant")).doesNotContain("");
    assertThat(life.stream().map(entry -> Instant.parse(entry.path("recordedAt").asText())))
        .isSorted();
    assertThat(life.stream().map(entry -> entry.path("stream").asText()))
        .contains("ai-system/" + system, "lifecycle-gate/" + system, "risk-class/" + system);
    var lines =
        life.stream()
            .map(
                entry ->
                    String.join(
                        "  ",
                        entry.path("recordedAt").asText(),
                        entry.path("title").path("en").asText(),
                        entry.path("actor").asText(),
                        entry.path("detail").asText("")))
            .toList();
    var _ = Files.write(Path.of("target", "whole-life.txt"), lines);
  }

  private static List<String> titles(List<JsonNode> life, String language) {
    return life.stream().map(entry -> entry.path("title").path(language).asText("")).toList();
  }

  /// The bundle has the events of all services, and a stranger's verifier accepts it.
  private void proven(List<JsonNode> life, String system) throws Exception {
    var stores = new Stores(aims);
    awaitEqual(true, () -> stores.trail().size() >= stores.stored().size());
    var export =
        id(
            api.post(
                "audit",
                "/api/audit/v1/exports",
                "olga",
                "trail-auditor",
                "{\"subject\": \"" + system + "\"}"));
    var path = "/api/audit/v1/exports/" + export + "/bundle";
    awaitEqual(200, () -> api.get("audit", path, "olga", "trail-auditor").status());
    var bytes = api.get("audit", path, "olga", "trail-auditor").bytes();
    var bundle = folder.resolve("life.zip");
    var _ = Files.write(bundle, bytes);
    var verdict = Checkout.verify(bundle);
    assertThat(verdict.exit()).as(verdict.output()).isZero();
    assertThat(Bundles.sources(bytes)).contains("/inventory", "/risk", "/incident");
    var unpacked = new String(Bundles.unpacked(bytes), StandardCharsets.UTF_8);
    var told = new ArrayList<String>();
    for (var entry : life) {
      if (entry.path("stream").asText().endsWith("/" + system)) {
        told.add(entry.path("id").asText());
      }
    }
    assertThat(told).hasSizeGreaterThan(60).allSatisfy(id -> assertThat(unpacked).contains(id));
  }

  private Answer incident(String path, String user, String role, String body) throws Exception {
    return api.post("incident", INCIDENTS + path, user, role, body);
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 204);
  }

  private static void stands(SystemUnderGates system, String expected) throws Exception {
    awaitEqual(expected, system::standing);
  }

  private static void awaitEqual(Object expected, Patience.Found found) throws Exception {
    Patience.awaitEqual(PATIENCE, expected, found);
  }
}
