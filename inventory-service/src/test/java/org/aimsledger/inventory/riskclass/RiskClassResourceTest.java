package org.aimsledger.inventory.riskclass;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class RiskClassResourceTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final String PROBLEMS = "https://aimsledger.org/problems/";
  private static final String RECRUITMENT =
      """
      {"answers": {"practices": ["NONE"], "product-legislation": ["NONE"],
       "uses": ["recruitment"], "exception": ["NONE"], "transparency": ["interaction"],
       "general-purpose-model": ["NO"]}}
      """;
  private static final String PREPARATORY =
      """
      {"answers": {"practices": ["NONE"], "product-legislation": ["NONE"],
       "uses": ["recruitment"], "exception": ["preparatory-task"], "profiling": ["NO"],
       "significant-risk": ["NO"], "transparency": ["NONE"], "general-purpose-model": ["NO"]},
       "grounds": "a human decides on every application, in full"}
      """;

  private final String organisation = "org-" + UUID.randomUUID();

  private String registered() {
    return writingAs("carla", "contributor")
        .body(
            """
            {"name": "Screening", "organisation": "%s", "organisationRoles": ["DEPLOYER"]}
            """
                .formatted(organisation))
        .post(SYSTEMS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse determine(String system, String actor, String body) {
    return writingAs(actor, "risk-owner")
        .body(body)
        .post(SYSTEMS + "/" + system + "/risk-class")
        .then();
  }

  private static ValidatableResponse confirm(String system, String actor, String determination) {
    return writingAs(actor, "approver")
        .body("{\"determination\": \"" + determination + "\"}")
        .post(SYSTEMS + "/" + system + "/risk-class/confirmation")
        .then();
  }

  private static ValidatableResponse decline(String system, String actor, String determination) {
    return writingAs(actor, "approver")
        .body("{\"determination\": \"" + determination + "\", \"reason\": \"not convinced\"}")
        .post(SYSTEMS + "/" + system + "/risk-class/refusal")
        .then();
  }

  private static ValidatableResponse get(String system, String path) {
    return as("vera", "viewer").get(SYSTEMS + "/" + system + path).then();
  }

  @Test
  void aClassIsDeterminedWithTheRulesThatLedToIt() {
    // Given
    var system = registered();
    get(system, "/risk-class")
        .statusCode(200)
        .body("undetermined", equalTo(true))
        .body("version", equalTo(0));

    // When
    determine(system, "rita", RECRUITMENT).statusCode(200);

    // Then
    get(system, "/risk-class")
        .statusCode(200)
        .body("undetermined", equalTo(false))
        .body("inForce.riskClass", equalTo("HIGH_ANNEX_III"))
        .body("inForce.appliesFrom", equalTo("2027-12-02"))
        .body("inForce.decider", equalTo("rita"))
        .body("inForce.basis.pack", equalTo("risk-classes@2026.1"))
        .body("inForce.basis.areas", contains("4(a)"))
        .body("inForce.basis.path.id", contains("use-recruitment"))
        .body("inForce.basis.path[0].title.zhHant", equalTo("招募與甄選：定向廣告、篩選、評估應徵者"))
        .body("inForce.basis.transparency.id", contains("transparency-interaction"))
        .body("inForce.basis.answers.uses", contains("recruitment"));
  }

  @Test
  void answersThatAreMissingAreListedAndNothingIsGuessed() {
    // Given
    var system = registered();

    // When
    var answer =
        determine(
            system, "rita", "{\"answers\": {\"practices\": [\"NONE\"], \"uses\": [\"UNKNOWN\"]}}");

    // Then
    answer
        .statusCode(200)
        .body("undetermined", equalTo(true))
        .body("inForce", nullValue())
        .body(
            "open.questions.id",
            contains(
                "product-legislation",
                "product-part",
                "third-party-assessment",
                "uses",
                "transparency"));
  }

  @Test
  void anExceptionIsProposedByOneAndConfirmedByAnother() {
    // Given
    var system = registered();
    determine(system, "rita", RECRUITMENT).statusCode(200);
    String proposal =
        determine(system, "rita", PREPARATORY)
            .statusCode(200)
            .body("inForce.riskClass", equalTo("HIGH_ANNEX_III"))
            .body("proposal.riskClass", equalTo("MINIMAL"))
            .body("proposal.because", contains("EXCEPTION_CLAIMED", "CLASS_LOWERED"))
            .extract()
            .path("proposal.id");
    confirm(system, "rita", proposal)
        .statusCode(403)
        .body("type", equalTo(PROBLEMS + "risk-class/confirmer-has-proposed"));

    // When
    var confirmed = confirm(system, "anton", proposal);

    // Then
    confirmed
        .statusCode(200)
        .body("inForce.id", equalTo(proposal))
        .body("inForce.riskClass", equalTo("MINIMAL"))
        .body("inForce.decider", equalTo("anton"))
        .body("inForce.proposer", equalTo("rita"))
        .body("proposal", nullValue());
    get(system, "/risk-class?version=1").body("inForce.riskClass", equalTo("HIGH_ANNEX_III"));
    get(system, "/risk-class/history")
        .body(
            "items.type",
            contains(
                "org.aimsledger.inventory.risk-class-determined.v1",
                "org.aimsledger.inventory.risk-class-proposed.v1",
                "org.aimsledger.inventory.risk-class-determined.v1"));
  }

  @Test
  void aProposalIsDeclinedAndTheClassStays() {
    // Given
    var system = registered();
    String proposal =
        determine(system, "rita", PREPARATORY).statusCode(200).extract().path("proposal.id");

    // When
    decline(system, "anton", proposal).statusCode(200);

    // Then
    confirm(system, "anton", proposal)
        .statusCode(409)
        .body("type", equalTo(PROBLEMS + "risk-class/no-such-proposal"));
    get(system, "/risk-class").body("undetermined", equalTo(true));
  }

  @Test
  void aPreviewShowsWhatWouldFollowAndRecordsNothing() {
    // Given
    var system = registered();
    determine(system, "rita", RECRUITMENT).statusCode(200);

    // When
    var preview =
        as("vera", "viewer")
            .contentType("application/json")
            .body(
                """
                {"answers": {"exception": ["preparatory-task"], "profiling": ["NO"],
                 "significant-risk": ["NO"]}}
                """)
            .post(SYSTEMS + "/" + system + "/risk-class/preview")
            .then();

    // Then
    preview
        .statusCode(200)
        .body("inForce", equalTo("HIGH_ANNEX_III"))
        .body("riskClass", equalTo("TRANSPARENCY"))
        .body(
            "basis.path.id",
            contains("use-recruitment", "exception-preparatory-task", "only-interaction"))
        .body("secondPerson", contains("EXCEPTION_CLAIMED", "CLASS_LOWERED"));
    get(system, "/risk-class").body("version", equalTo(1));
  }

  @Test
  void whatCantBeIsRefusedWithTheField() {
    // Given
    var system = registered();
    var nobody = UUID.randomUUID().toString();

    // When / Then
    determine(system, "rita", "{\"answers\": {\"profiling\": [\"MAYBE\"]}}")
        .statusCode(422)
        .body("errors.field", contains("answers.profiling"));
    determine(system, "rita", PREPARATORY.replaceAll("\"grounds\".*\"", "\"grounds\": \" \""))
        .statusCode(422)
        .body("type", equalTo(PROBLEMS + "risk-class/grounds-missing"));
    determine(system, "rita", "{}").statusCode(400).body("errors.field", contains("answers"));
    determine(nobody, "rita", RECRUITMENT).statusCode(404);
    get(nobody, "/risk-class").statusCode(404);
    get(nobody, "/obligations").statusCode(404);
    get(system, "/obligations?on=tomorrow").statusCode(400).body("errors.field", contains("on"));
    writingAs("vera", "viewer")
        .body(RECRUITMENT)
        .post(SYSTEMS + "/" + system + "/risk-class")
        .then()
        .statusCode(403);
  }

  @Test
  void dutiesFollowFromClassRoleAndDay() {
    // Given
    var system = registered();
    determine(system, "rita", RECRUITMENT).statusCode(200);

    // When
    var duties = get(system, "/obligations?on=2027-12-01").statusCode(200);

    // Then
    duties
        .body("riskClass", equalTo("HIGH_ANNEX_III"))
        .body("roles", contains("DEPLOYER"))
        .body("pack", equalTo("role-duties@2026.1"))
        .body("obligations.find { it.id == 'deployer-logs' }.applies", equalTo(false))
        .body("obligations.find { it.id == 'deployer-logs' }.appliesFrom", equalTo("2027-12-02"))
        .body("obligations.find { it.id == 'ai-literacy' }.applies", equalTo(true));
    get(system, "/obligations?on=2027-12-02")
        .body("obligations.find { it.id == 'deployer-logs' }.applies", equalTo(true))
        .body("obligations.id", not(hasItem("provider-conformity")));
  }

  @Test
  void theRegisterIsFilteredByClassRoleAndWhatIsUndetermined() {
    // Given
    var high = registered();
    var unspoken = registered();
    var open = registered();
    determine(high, "rita", RECRUITMENT).statusCode(200);
    determine(open, "rita", "{\"answers\": {\"uses\": [\"UNKNOWN\"]}}").statusCode(200);
    writingAs("sofia", "system-owner")
        .body(
            """
            {"roles": ["DEPLOYER", "IMPORTER"], "cause": "DECLARED", "reason": "customs papers"}
            """)
        .post(SYSTEMS + "/" + unspoken + "/roles")
        .then()
        .statusCode(200)
        .body("profile.organisationRoles", contains("DEPLOYER", "IMPORTER"));

    // When / Then
    list("&riskClass=HIGH_ANNEX_III&riskClass=PROHIBITED")
        .body("items.id", contains(high))
        .body("items[0].riskClass", equalTo("HIGH_ANNEX_III"))
        .body("items[0].riskClassAppliesFrom", equalTo("2027-12-02"))
        .body("total", equalTo(1));
    list("&riskClass=MINIMAL").body("items", empty());
    list("&undetermined=true").body("items.id", hasItems(unspoken, open)).body("total", equalTo(2));
    list("&undetermined=false").body("items.id", contains(high));
    list("&role=IMPORTER").body("items.id", contains(unspoken));
    list("&role=DEPLOYER").body("total", equalTo(3));
  }

  @Test
  void systemsOfClassesAreListedByNamePageByPage() {
    // Given: other tests may add systems of these classes, so only these three are looked for
    var last = registered();
    var first = registered();
    var other = registered();
    rename(last, "!zz " + organisation);
    rename(first, "!aa " + organisation);
    rename(other, "!mm " + organisation);
    determine(last, "rita", RECRUITMENT).statusCode(200);
    determine(first, "rita", RECRUITMENT).statusCode(200);

    // When
    var found = new ArrayList<String>();
    var cursor = "";
    while (cursor != null) {
      var page =
          as("vera", "viewer")
              .get(
                  SYSTEMS
                      + "?riskClass=HIGH_ANNEX_III&riskClass=PROHIBITED&sort=name&limit=2"
                      + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
              .then()
              .statusCode(200)
              .extract();
      found.addAll(page.path("items.id"));
      cursor = page.path("nextCursor");
    }

    // Then
    assertThat(found).doesNotHaveDuplicates().containsSubsequence(first, last);
    assertThat(found).doesNotContain(other);
  }

  private static void rename(String system, String name) {
    writingAs("sofia", "system-owner")
        .body("{\"name\": \"" + name + "\", \"reason\": \"clearer\"}")
        .patch(SYSTEMS + "/" + system)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse list(String query) {
    return as("vera", "viewer")
        .get(SYSTEMS + "?organisation=" + organisation + query)
        .then()
        .statusCode(200);
  }

  @Test
  void theRulesAreShownInThreeLanguages() {
    // When
    var rules = as("vera", "viewer").get("/api/inventory/v1/risk-class-rules").then();

    // Then
    rules
        .statusCode(200)
        .body("pack", equalTo("risk-classes@2026.1"))
        .body("questions[0].id", equalTo("practices"))
        .body("rules.find { it.id == 'use-creditworthiness' }.area", equalTo("5(b)"))
        .body(
            "rules.find { it.id == 'use-creditworthiness' }.title.zhHans",
            equalTo("信用评估或信用评分（侦测欺诈除外）"));
    as("vera", "viewer")
        .get("/api/inventory/v1/risk-class-rules?pack=risk-classes@1")
        .then()
        .statusCode(404);
  }
}
