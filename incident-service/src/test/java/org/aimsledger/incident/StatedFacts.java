package org.aimsledger.incident;

import static org.aimsledger.testkit.backing.Calls.writingAs;

import java.util.List;
import java.util.Map;

/// Facts of the law over HTTP, for tests of grave incidents that end.
public final class StatedFacts {
  private StatedFacts() {}

  /// Says that none is true of the incident.
  public static void none(String incident) {
    writingAs("rita", "responder")
        .body(Map.of("facts", List.of(), "moments", Map.of(), "reason", "no law asks for a report"))
        .post("/api/incident/v1/incidents/" + incident + "/regulatory-case/facts")
        .then()
        .statusCode(200);
  }
}
