package org.aimsledger.risk.risk;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tests send to `/risks`.
final class RiskCalls {
  static final String RISKS = "/api/risk/v1/risks";
  static final String PROBLEM = "application/problem+json";

  private RiskCalls() {}

  static RequestSpecification rita() {
    return writingAs("u-rita", "risk-owner");
  }

  static RequestSpecification rita(String idempotencyKey) {
    return as("u-rita", "risk-owner")
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", idempotencyKey);
  }

  static RequestSpecification anna() {
    return writingAs("u-anna", "approver");
  }

  /// A legal body of an identification.
  static Map<String, @Nullable Object> risk() {
    var body = new HashMap<String, @Nullable Object>();
    body.put("title", "Wrong triage");
    body.put("description", "Urgent patients are put last.");
    body.put("source", "C.3.4");
    body.put("cause", "UNINTENDED_RESULT");
    body.put("affects", "INDIVIDUAL");
    body.put("owner", "u-owner");
    return body;
  }

  /// Path of a new risk, which u-rita identified.
  static String identified() {
    return rita().body(risk()).post(RISKS).then().statusCode(201).extract().header("Location");
  }

  static ValidatableResponse rate(String risk, String kind, int likelihood, int impact) {
    return rita()
        .body(Map.of("kind", kind, "likelihood", likelihood, "impact", impact))
        .post(risk + "/ratings")
        .then();
  }
}
