package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.inventory.reportintake.IntakeCalls.EVENTS;
import static org.aimsledger.inventory.reportintake.IntakeCalls.await;
import static org.aimsledger.inventory.reportintake.IntakeCalls.registered;
import static org.aimsledger.inventory.reportintake.IntakeCalls.texts;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Real run events, in another order and more than once.
@QuarkusTest
class OpenLineageResourceTest {
  private final String namespace = "airflow-" + UUID.randomUUID();

  private static ValidatableResponse send(byte[] event) {
    return as("airflow", "integration")
        .contentType("application/json")
        .body(event)
        .post(EVENTS + "/openlineage")
        .then();
  }

  private List<byte[]> events() {
    return OpenLineageReaderTest.airflow().stream()
        .map(
            event ->
                event.replace("\"namespace\": \"airflow\"", "\"namespace\": \"" + namespace + "\""))
        .map(event -> event.getBytes(UTF_8))
        .toList();
  }

  private List<String> reports() {
    return texts(
        "select convert_from(document, 'UTF8')::jsonb #>> '{data,externalId}' as text from events"
            + " where type = 'org.aimsledger.inventory.ai-system-report-received.v1'"
            + " and convert_from(document, 'UTF8') like ? order by 1",
        "%urn:openlineage:" + namespace + "%");
  }

  @Test
  void neitherOrderNorRepetitionChangesWhatIsRecorded() throws InterruptedException {
    // Given
    var seed = 20261128L;
    var system = registered("Copy", "openlineage", namespace + "/BQ.copy");
    var shuffled = new ArrayList<>(events());
    shuffled.addAll(events());
    Collections.shuffle(shuffled, new Random(seed));

    // When
    shuffled.forEach(event -> assertThat(send(event).extract().statusCode()).isIn(200, 202));

    // Then
    assertThat(reports()).as("seed " + seed).hasSize(2).allMatch(id -> id.contains("/"));
    var _ = registered("Upload", "openlineage", namespace + "/BQ.upload");
    await("the runs of the other job", () -> reports().size() == 4);
    assertThat(system).isNotNull();
  }

  @Test
  void runsOfAJobThatIsNoSystemAreHeldWithoutAFinding() {
    // When
    var answer = send(events().getFirst());

    // Then
    answer.statusCode(202).body("finding", nullValue());
  }

  @Test
  void whatIsNoRunEventIsRefused() {
    // When
    var answer = send(("{\"job\": {\"name\": \"" + namespace + "\"}}").getBytes(UTF_8));

    // Then
    answer.statusCode(422).body("reason", equalTo("ILLEGAL_DATA"));
  }
}
