package org.aimsledger.incident;

import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

/// Reviews of incidents over HTTP, for tests that need them to be over.
public final class Reviews {
  private static final String INCIDENTS = "/api/incident/v1/incidents/";

  private Reviews() {}

  /// Starts it, finds a cause and a lesson, and ends it; led by `fay`.
  public static void completed(String incident) {
    started(incident);
    post(
        incident,
        "causes",
        Map.of("part", "ROOT", "category", "test-gap", "statement", "Units were not tested"));
    post(incident, "lessons", Map.of("text", "Test units"));
    post(incident, "completion", Map.of("summary", "Nobody thought of units"));
  }

  /// Starts it; led by `fay`, who has no part in any incident of the tests.
  public static void started(String incident) {
    writingAs("anna", "approver")
        .body(Map.of("facilitator", "fay"))
        .post(INCIDENTS + incident + "/review")
        .then()
        .statusCode(200)
        .body("facilitator", equalTo("fay"));
  }

  private static void post(String incident, String path, Map<String, ?> body) {
    writingAs("fay", "auditor")
        .body(body)
        .post(INCIDENTS + incident + "/review/" + path)
        .then()
        .statusCode(200);
  }
}
