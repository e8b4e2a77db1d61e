package org.aimsledger.inventory.reportintake;

import static org.aimsledger.inventory.reportintake.IntakeCalls.EVENTS;
import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AsyncApiResourceTest {
  @Test
  void theDocumentIsServedToIntegrations() {
    // When
    var answer = as("monitor", "integration").get(EVENTS + "/asyncapi").then();

    // Then
    answer
        .statusCode(200)
        .body("asyncapi", equalTo("3.0.0"))
        .body("channels.http.address", equalTo(EVENTS));
  }

  @Test
  void aSchemaIsServedByItsType() {
    // When
    var answer =
        as("monitor", "integration")
            .get(EVENTS + "/schemas/org.aimsledger.ai-system.deployed.v1")
            .then();

    // Then
    answer
        .statusCode(200)
        .body("properties.type.const", equalTo("org.aimsledger.ai-system.deployed.v1"));
    as("monitor", "integration").get(EVENTS + "/schemas/nonsense").then().statusCode(404);
    as("monitor", "integration").get(EVENTS + "/schemas").then().statusCode(200);
  }

  @Test
  void nobodyUnknownReadsIt() {
    // When
    var answer = anonymous().get(EVENTS + "/asyncapi").then();

    // Then
    answer.statusCode(401);
  }
}
