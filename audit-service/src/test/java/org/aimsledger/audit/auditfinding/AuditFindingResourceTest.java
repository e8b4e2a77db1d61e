package org.aimsledger.audit.auditfinding;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class AuditFindingResourceTest {
  private static final String FINDINGS = "/api/audit/v1/findings";
  private static final String ACTIONS = "/api/audit/v1/corrective-actions";

  private final String owner = "otto-" + UUID.randomUUID();
  private final UUID system = UUID.randomUUID();

  @Inject AuditFindingCommandHandler handler;

  @Test
  void aNonconformityIsClosedWhenItsCauseIsKnownAndWhatWasDoneHelps() {
    // Given
    var path = raised("MAJOR_NONCONFORMITY");
    close("vera", path).statusCode(409).body("type", endsWith("finding/root-cause-missing"));
    answer(path, "root-cause", Map.of("rootCause", "The gate didn't ask"))
        .statusCode(200)
        .body("standing", equalTo("ANSWERED"))
        .body("rootCause.by", equalTo(owner));
    close("vera", path).statusCode(409).body("type", endsWith("finding/nothing-verified"));
    var action = openedAction();
    answer(path, "corrective-actions", Map.of("action", action))
        .statusCode(200)
        .body("correctiveActions.action", contains(action))
        .body("correctiveActions.seen.standing", contains("OPEN"))
        .body("correctiveActions.seen.version", contains(1));
    close("vera", path)
        .statusCode(409)
        .body("type", endsWith("finding/actions-unsettled"))
        .body("actions", contains(action));
    verify(action);
    close(owner, path).statusCode(403).body("type", endsWith("finding/own-work"));

    // When
    var closed = close("vera", path);

    // Then
    closed
        .statusCode(200)
        .body("standing", equalTo("CLOSED"))
        .body("ending.by", equalTo("vera"))
        .body("ending.seen.action", contains(action))
        .body("ending.seen.standing", contains("VERIFIED"))
        .body("ending.seen.version", contains(3));
    listed("?action=" + action)
        .body("items.id", contains(id(path)))
        .body("items.standing", contains("CLOSED"))
        .body("items[0].correctiveActions", contains(action));
    as("olga", "viewer")
        .get(path + "/history")
        .then()
        .statusCode(200)
        .body("items.actor", contains("vera", owner, owner, "vera"))
        .body("items[3].data.seen.version", contains(3));
  }

  @Test
  void aFindingIsShownAsItWasRaisedAndAsItWasThen() {
    // Given
    var record = Map.of("service", "inventory", "category", "ai-system", "id", system);
    var body = finding("OBSERVATION");
    body.put(
        "evidence",
        List.of(Map.of("record", record, "text", "no results"), Map.of("text", "interview")));
    String path = FINDINGS + "/" + raise(body).statusCode(201).extract().path("id");
    answer(path, "correction", Map.of("correction", "Tests were run")).statusCode(200);

    // When
    var now = as("olga", "viewer").get(path).then();
    var then = as("olga", "viewer").get(path + "?version=1").then();

    // Then
    now.statusCode(200)
        .header("ETag", equalTo("\"v2\""))
        .body("kind", equalTo("OBSERVATION"))
        .body("requirement.framework", equalTo("ISO/IEC 42001"))
        .body("requirement.reference", equalTo("A.6.2.4"))
        .body("evidence[0].record.category", equalTo("ai-system"))
        .body("evidence[0].record.id", equalTo(system.toString()))
        .body("evidence.text", contains("no results", "interview"))
        .body("systems", contains(system.toString()))
        .body("overdue", equalTo(false))
        .body("standing", equalTo("ANSWERED"))
        .body("correction.text", equalTo("Tests were run"))
        .body("ending", nullValue());
    then.statusCode(200).body("standing", equalTo("OPEN")).body("correction", nullValue());
    close("vera", path).statusCode(200).body("ending.seen", empty());
  }

  @Test
  void ownerAndLastDayChangeAndWhatWasLinkedInErrorIsTakenBack() {
    // Given
    var path = raised("MINOR_NONCONFORMITY");
    var action = openedAction();
    answer(path, "corrective-actions", Map.of("action", action)).statusCode(200);

    // When
    var unlinked =
        order(
            "vera",
            "auditor",
            path + "/corrective-actions/" + action + "/removal",
            Map.of("reason", "of another"));
    var longer =
        order("vera", "auditor", path + "/due", Map.of("due", today().plusDays(9), "reason", "x"));
    var handedOver =
        order("anna", "approver", path + "/owner", Map.of("owner", "olga", "reason", "leave"));

    // Then
    unlinked.statusCode(200).body("correctiveActions", empty());
    longer.statusCode(200).body("due", equalTo(today().plusDays(9).toString()));
    handedOver.statusCode(200).body("owner", equalTo("olga"));
    listed("?system=" + system)
        .body("items.owner", contains("olga"))
        .body("items.due", contains(today().plusDays(9).toString()))
        .body("items[0].correctiveActions", empty());
    answer(path, "root-cause", Map.of("rootCause", "x"))
        .statusCode(403)
        .body("type", endsWith("finding/not-the-owner"));
  }

  @Test
  void whatWasNoneIsWithdrawnWithAReason() {
    // Given
    var path = raised("MINOR_NONCONFORMITY");

    // When
    var withdrawn =
        order("vera", "auditor", path + "/withdrawal", Map.of("reason", "It was elsewhere"));

    // Then
    withdrawn
        .statusCode(200)
        .body("standing", equalTo("WITHDRAWN"))
        .body("ending.why", equalTo("It was elsewhere"));
    close("vera", path).statusCode(409).body("type", endsWith("finding/ended"));
  }

  @Test
  void theListIsFilteredAndPaged() {
    // Given
    var major = raised("MAJOR_NONCONFORMITY");
    var minor = raised("MINOR_NONCONFORMITY");
    answer(minor, "root-cause", Map.of("rootCause", "x")).statusCode(200);

    // When
    var first = listed("?limit=1&owner=" + owner).body("items", hasSize(1));
    var next = listed("?limit=1&owner=" + owner + "&cursor=" + cursor(first));

    // Then
    first.body("items.id", contains(id(major)));
    next.body("items.id", contains(id(minor)));
    listed("?kind=MINOR_NONCONFORMITY&system=" + system).body("items.id", contains(id(minor)));
    listed("?standing=OPEN&system=" + system).body("items.id", contains(id(major)));
    listed("?overdue=true&owner=" + owner).body("items", empty());
    listed("?overdue=false&owner=" + owner).body("items", hasSize(2));
    listed("?updatedSince=" + Instant.now().plusSeconds(60) + "&owner=" + owner)
        .body("items", empty());
    listed("?updatedSince=" + Instant.now().minusSeconds(60) + "&owner=" + owner)
        .body("items", hasSize(2));
  }

  @Test
  void whatIsNotAnsweredInTimeIsOverdue() {
    // Given
    var finding = UUID.randomUUID();
    var then = Instant.parse("2026-01-02T12:00:00Z");
    var outcome =
        handler
            .handle(
                new AuditFindingCommand.Raise(
                    finding,
                    FindingKind.OBSERVATION,
                    new FindingRequirement("ISO/IEC 42001", "9.2"),
                    "Late",
                    "Nobody answers.",
                    List.of(),
                    List.of(system),
                    owner,
                    LocalDate.of(2026, 1, 31),
                    "vera",
                    then),
                new CommandContext("vera", "c-" + finding, null, null, null, null))
            .await()
            .atMost(Duration.ofSeconds(30));
    assertThat(outcome).isInstanceOf(Outcome.Done.class);

    // When
    var overdue = listed("?overdue=true&system=" + system);

    // Then
    overdue.body("items.id", contains(finding.toString())).body("items.overdue", contains(true));
    listed("?overdue=false&system=" + system).body("items", empty());
    as("olga", "viewer").get(FINDINGS + "/" + finding).then().body("overdue", equalTo(true));
    answer(FINDINGS + "/" + finding, "correction", Map.of("correction", "Answered"))
        .statusCode(200)
        .body("overdue", equalTo(false));
    listed("?overdue=true&system=" + system).body("items", empty());
  }

  @Test
  void theListIsAlsoATableInTheLanguageOfWhoReadsIt() {
    // Given
    var path = raised("MINOR_NONCONFORMITY");

    // When
    var table =
        as("olga", "viewer")
            .accept("text/csv")
            .header("Accept-Language", "zh-Hant")
            .get(FINDINGS + "?system=" + system)
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .extract()
            .asString();

    // Then
    assertThat(table.lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .contains("要求.框架", "要求.條款", "矯正措施", "提出者");
    assertThat(table).contains(id(path), "MINOR_NONCONFORMITY", "ISO/IEC 42001");
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswerAndAnOldVersionNone() {
    // Given
    var path = raised("OBSERVATION");
    var key = UUID.randomUUID().toString();
    var body = Map.of("conclusion", "Seen");

    // When
    var stale =
        writingAs("vera", "auditor")
            .header("If-Match", "\"v7\"")
            .body(body)
            .post(path + "/closure")
            .then();
    var first = closeWith(key, path, body);
    var again = closeWith(key, path, body);

    // Then
    stale.statusCode(412);
    first.statusCode(200).header("ETag", equalTo("\"v2\""));
    again.statusCode(200).header("ETag", equalTo("\"v2\"")).body("ending.why", equalTo("Seen"));
  }

  static List<Map.Entry<String, Object>> badValues() {
    return List.of(
        Map.entry("title", "two\nlines"),
        Map.entry("title", "x".repeat(201)),
        Map.entry("statement", " "),
        Map.entry("statement", "x".repeat(4_001)),
        Map.entry("owner", "two words"),
        Map.entry("due", today().minusDays(1).toString()),
        Map.entry("due", "9999-12-31"),
        Map.entry("systems", Collections.nCopies(101, UUID.randomUUID())),
        Map.entry("systems", Collections.singletonList(null)),
        Map.entry("evidence", Collections.nCopies(21, Map.of("text", "x"))));
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void whatIsNotAcceptableIsNamed(Map.Entry<String, Object> bad) {
    // Given
    var body = finding("OBSERVATION");
    body.put(bad.getKey(), bad.getValue());

    // When
    var answer = raise(body);

    // Then
    answer.statusCode(400).body("errors.field", hasItem(bad.getKey()));
  }

  @Test
  void whatIsNotAcceptableInsideIsNamedWithItsPlace() {
    // Given
    var framework = finding("OBSERVATION");
    framework.put("requirement", Map.of("framework", "x".repeat(101), "reference", "1"));
    var reference = finding("OBSERVATION");
    reference.put("requirement", Map.of("framework", "ISO/IEC 42001"));
    var nothing = finding("OBSERVATION");
    nothing.put("evidence", List.of(Map.of("text", "x"), Map.of()));
    var category = finding("OBSERVATION");
    category.put(
        "evidence",
        List.of(Map.of("record", Map.of("service", "risk", "category", "A risk", "id", system))));

    // When
    var answers = List.of(raise(framework), raise(reference), raise(nothing), raise(category));

    // Then
    assertThat(answers)
        .extracting(answer -> answer.statusCode(400).extract().<String>path("errors[0].field"))
        .containsExactly(
            "requirement.framework",
            "requirement.reference",
            "evidence[1]",
            "evidence[0].record.category");
  }

  @Test
  void aNonconformityWithoutEvidenceAndAnUnknownActionAreRefused() {
    // Given
    var body = finding("MAJOR_NONCONFORMITY");
    body.remove("evidence");
    var path = raised("MAJOR_NONCONFORMITY");

    // When
    var bare = raise(body);
    var unknown = answer(path, "corrective-actions", Map.of("action", UUID.randomUUID()));

    // Then
    bare.statusCode(422).body("errors.field", contains("evidence"));
    unknown.statusCode(422).body("errors.field", contains("action"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "contributor", "system-owner", "approver", "trail-auditor"})
  void onlyAuditorsAndAdministratorsRaiseFindings(String role) {
    writingAs("vera", role).body(finding("OBSERVATION")).post(FINDINGS).then().statusCode(403);
  }

  @Test
  void strangersAndUnknownFindingsAreRefused() {
    // Given
    var path = raised("OBSERVATION");
    var nobody = FINDINGS + "/" + UUID.randomUUID();

    // Then
    order("vera", "viewer", path + "/closure", Map.of("conclusion", "x")).statusCode(403);
    order("vera", "contributor", path + "/withdrawal", Map.of("reason", "x")).statusCode(403);
    as("vera", "viewer").get(nobody).then().statusCode(404);
    as("vera", "viewer").get(nobody + "/history").then().statusCode(404);
    close("vera", nobody).statusCode(404).body("type", endsWith("finding/unknown"));
    as("vera", "viewer").get(FINDINGS + "?cursor=x").then().statusCode(400);
    as("vera", "viewer").get(FINDINGS + "?kind=NONE").then().statusCode(400);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private Map<String, Object> finding(String kind) {
    var body = new HashMap<String, Object>();
    body.put("kind", kind);
    body.put("requirement", Map.of("framework", "ISO/IEC 42001", "reference", "A.6.2.4"));
    body.put("title", "Not verified");
    body.put("statement", "It went live without tests.");
    body.put("evidence", List.of(Map.of("text", "interview")));
    body.put("systems", List.of(system));
    body.put("owner", owner);
    body.put("due", today().plusDays(1).toString());
    return body;
  }

  private static ValidatableResponse raise(Map<String, ?> body) {
    return writingAs("vera", "auditor").body(body).post(FINDINGS).then();
  }

  private String raised(String kind) {
    return FINDINGS
        + "/"
        + raise(finding(kind))
            .statusCode(201)
            .body("standing", equalTo("OPEN"))
            .body("raisedBy", equalTo("vera"))
            .extract()
            .path("id");
  }

  private static String openedAction() {
    return writingAs("vera", "auditor")
        .body(
            Map.of(
                "title", "Gate", "description", "Ask for tests", "owner", "olga", "due", today()))
        .post(ACTIONS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void verify(String action) {
    order("olga", "contributor", ACTIONS + "/" + action + "/completion", Map.of("result", "Asks"))
        .statusCode(200);
    order(
            "vera",
            "auditor",
            ACTIONS + "/" + action + "/check",
            Map.of("effective", true, "evidence", "It asked"))
        .statusCode(200);
  }

  /// By its owner.
  private ValidatableResponse answer(String path, String what, Map<String, ?> body) {
    return order(owner, "contributor", path + "/" + what, body);
  }

  private static ValidatableResponse close(String by, String path) {
    return order(by, "auditor", path + "/closure", Map.of("conclusion", "The gate asks"));
  }

  private static ValidatableResponse closeWith(String key, String path, Map<String, ?> body) {
    return as("vera", "auditor")
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(path + "/closure")
        .then();
  }

  private static ValidatableResponse order(
      String user, String role, String path, Map<String, ?> body) {
    return writingAs(user, role).body(body).post(path).then();
  }

  private static ValidatableResponse listed(String query) {
    return as("olga", "viewer").get(FINDINGS + query).then().statusCode(200);
  }

  private static String cursor(ValidatableResponse page) {
    return page.extract().path("nextCursor");
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
