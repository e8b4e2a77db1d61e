package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Sources that belong to an integration; the test profile gives `bound` two.
@QuarkusTest
class ReportSourcesResourceTest {
  private static final String EVENTS = "/api/inventory/v1/ai-system-events";
  private static final String CLOUD_EVENT = "application/cloudevents+json";

  private static String registered() {
    return writingAs("carla", "contributor")
        .body("{\"name\": \"Chatbot\"}")
        .post("/api/inventory/v1/ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String event(String source, String system) {
    return """
        {"specversion": "1.0", "id": "%s", "source": "%s",
         "type": "org.aimsledger.ai-system.drift-detected.v1", "data": {"system": "%s"}}
        """
        .formatted(UUID.randomUUID(), source, system);
  }

  private static ValidatableResponse report(String client, String body) {
    return as(client, "integration")
        .contentType(CLOUD_EVENT)
        .body(body.getBytes(UTF_8))
        .post(EVENTS)
        .then();
  }

  @Test
  void anIntegrationUsesItsOwnSources() {
    report("bound", event("urn:bound:eu-1", registered())).statusCode(200);
  }

  @Test
  void anIntegrationMayNotSpeakForAnother() {
    report("bound", event("urn:monitoring", registered()))
        .statusCode(403)
        .body("reason", equalTo("FOREIGN_SOURCE"))
        .body("detail", containsString("[urn:bound:, https://bound.example/]"));
    report("monitor", event("https://bound.example/eu", registered()))
        .statusCode(403)
        .body("reason", equalTo("FOREIGN_SOURCE"))
        .body("detail", containsString("aims.inventory.intake.sources"));
  }

  @Test
  void whoReplaysSpeaksForTheSender() {
    // Given
    var broken = event("urn:bound:eu-1", registered()).replace("drift-detected", "no-such-type");
    String entry = report("bound", broken).statusCode(422).extract().path("quarantine");
    String foreign =
        report("monitor", event("urn:bound:eu-1", registered())).extract().path("quarantine");

    // When
    var corrected = replay(entry, broken.replace("no-such-type", "drift-detected"));
    var refused = replay(foreign, event("urn:bound:eu-1", registered()));

    // Then
    corrected.statusCode(200).body("status", equalTo("REPLAYED"));
    refused.statusCode(403).body("reason", equalTo("FOREIGN_SOURCE"));
  }

  private static ValidatableResponse replay(String entry, String event) {
    return as("adam", "admin")
        .contentType(CLOUD_EVENT)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(event.getBytes(UTF_8))
        .post(EVENTS + "/quarantine/" + entry + "/replay")
        .then();
  }
}
