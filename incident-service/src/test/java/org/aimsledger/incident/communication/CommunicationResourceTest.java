package org.aimsledger.incident.communication;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class CommunicationResourceTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final Map<String, String> DRAFT =
      Map.of(
          "audience", "AFFECTED_PERSONS",
          "language", "zh-Hant",
          "subject", "您的貸款申請",
          "text", "您的申請將由人工重新審查。");

  @Test
  void aCommunicationIsDraftedApprovedBySomebodyElseAndSent() {
    // Given
    var incident = raised();
    var path = drafted(incident);
    order("rita", "incident-commander", path + "/approval", Map.of())
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/communication/own-work"));
    order("rita", "responder", path + "/sending", Map.of("how", "letter"))
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/communication/not-approved"));
    order("anna", "approver", path + "/approval", Map.of())
        .statusCode(200)
        .body("standing", equalTo("APPROVED"));

    // When
    var sent = order("rita", "responder", path + "/sending", Map.of("how", "letter"));

    // Then
    sent.statusCode(200).body("standing", equalTo("SENT")).body("approvedBy", equalTo("anna"));
    order("rita", "responder", path + "/withdrawal", Map.of("reason", "wrong number"))
        .statusCode(200)
        .body("standing", equalTo("WITHDRAWN"))
        .body("how", equalTo("letter"));
    as("olga", "auditor")
        .get("/api/incident/v1/communications?incident=" + incident)
        .then()
        .statusCode(200)
        .body("items.standing", contains("WITHDRAWN"))
        .body("items.subject", contains("您的貸款申請"));
    as("olga", "auditor")
        .get(path)
        .then()
        .statusCode(200)
        .header("ETag", "\"v4\"")
        .body("text", equalTo("您的申請將由人工重新審查。"))
        .body("withdrawnReason", equalTo("wrong number"));
  }

  @Test
  void anApprovalOfWhatChangedSinceItWasReadIsRefused() {
    // Given
    var path = drafted(raised());
    order("ruth", "responder", path + "/revision", Map.of("subject", "A", "text", "B"))
        .statusCode(200);

    // When
    var late =
        writingAs("anna", "approver")
            .header("If-Match", "\"v1\"")
            .body(Map.of())
            .post(path + "/approval")
            .then();

    // Then
    late.statusCode(412);
  }

  @Test
  void badInputAndStrangersAreRefused() {
    var incident = raised();
    writingAs("rita", "responder")
        .body(DRAFT)
        .post(INCIDENTS + "/" + UUID.randomUUID() + "/communications")
        .then()
        .statusCode(404);
    writingAs("rita", "responder")
        .body(Map.of("audience", "USERS", "language", "<b>", "subject", "s", "text", "t"))
        .post(INCIDENTS + "/" + incident + "/communications")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("language"));
    writingAs("vera", "viewer")
        .body(DRAFT)
        .post(INCIDENTS + "/" + incident + "/communications")
        .then()
        .statusCode(403);
    var path = drafted(incident);
    as("olga", "auditor")
        .get(path.replace(incident, UUID.randomUUID().toString()))
        .then()
        .statusCode(404);
  }

  private static String drafted(String incident) {
    return INCIDENTS
        + "/"
        + incident
        + "/communications/"
        + writingAs("rita", "responder")
            .body(DRAFT)
            .post(INCIDENTS + "/" + incident + "/communications")
            .then()
            .statusCode(201)
            .body("standing", equalTo("DRAFT"))
            .extract()
            .<String>path("id");
  }

  private static ValidatableResponse order(
      String actor, String role, String path, Map<String, ?> body) {
    return writingAs(actor, role).body(body).post(path).then();
  }

  private static String raised() {
    return writingAs("rita", "responder")
        .body(Map.of("title", "Wrong refusals", "description", "Loans refused without reason"))
        .post(INCIDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
