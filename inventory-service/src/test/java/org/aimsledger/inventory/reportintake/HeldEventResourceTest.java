package org.aimsledger.inventory.reportintake;

import static org.aimsledger.inventory.reportintake.IntakeCalls.EVENTS;
import static org.aimsledger.inventory.reportintake.IntakeCalls.await;
import static org.aimsledger.inventory.reportintake.IntakeCalls.event;
import static org.aimsledger.inventory.reportintake.IntakeCalls.recorded;
import static org.aimsledger.inventory.reportintake.IntakeCalls.registered;
import static org.aimsledger.inventory.reportintake.IntakeCalls.report;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aimsledger.inventory.aisystemreport.AiSystemReportCommandHandler;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// AI that nobody has registered, from the first report to the end of the finding.
@QuarkusTest
class HeldEventResourceTest {
  private static final String FINDINGS = "/api/inventory/v1/unregistered-systems";

  private final String id = UUID.randomUUID().toString();

  private static String external(String id) {
    return "\"externalId\": {\"scope\": \"CMDB\", \"id\": \"" + id + "\"}";
  }

  private static String named(String name) {
    return "\"systemName\": \"" + name + "\"";
  }

  private String held(String event, String data) {
    return report(event(event, "deployed", data)).statusCode(202).extract().path("finding");
  }

  private static String status(String finding) {
    var answer = as("vera", "viewer").get(FINDINGS + "/" + finding).then().extract();
    return answer.statusCode() == 200 ? answer.path("status") : "";
  }

  private static void awaitStatus(String finding, String status) throws InterruptedException {
    await(status + " " + finding, () -> status(finding).equals(status));
  }

  @Test
  void whatIsReportedAboutAnUnknownSystemIsHeldAndOpensAFinding() throws InterruptedException {
    // Given
    var body = event(id, "deployed", external(id));

    // When
    String finding =
        report(body).statusCode(202).body("held", equalTo(reportId())).extract().path("finding");

    // Then
    awaitStatus(finding, "OPEN");
    as("vera", "viewer")
        .get(FINDINGS + "?status=OPEN&limit=500")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(finding))
        .body("items.find { it.id == '" + finding + "' }.externalId.id", equalTo(id))
        .body(
            "items.find { it.id == '" + finding + "' }.type",
            equalTo("org.aimsledger.ai-system.deployed.v1"));
    as("axel", "auditor")
        .get(EVENTS + "/held/" + reportId())
        .then()
        .statusCode(200)
        .body("status", equalTo("HELD"))
        .body("raw", equalTo(body))
        .body("systemName", equalTo(id + " of CMDB"));
    assertThat(recorded(id)).isZero();
  }

  private String reportId() {
    return AiSystemReportCommandHandler.id("urn:monitoring", id).toString();
  }

  @Test
  void whatWasHeldIsRecordedInOrderWhenTheSystemIsRegistered() throws InterruptedException {
    // Given
    var finding = held(id + "-1", external(id));
    assertThat(held(id + "-2", external(id))).isEqualTo(finding);
    var _ = held(id + "-3", external(id));
    awaitStatus(finding, "OPEN");

    // When
    var system = registered("Chatbot", "CMDB", id);

    // Then
    awaitStatus(finding, "REGISTERED");
    await("three reports", () -> recorded(id + "-") == 3);
    as("axel", "auditor")
        .get(EVENTS + "/held?finding=" + finding)
        .then()
        .body("items.eventId", contains(id + "-1", id + "-2", id + "-3"))
        .body("items.system", contains(system, system, system));
    assertThat(
            IntakeCalls.texts(
                "select convert_from(document, 'UTF8')::jsonb #>> '{data,externalId}' as text"
                    + " from events where type ="
                    + " 'org.aimsledger.inventory.ai-system-report-received.v1'"
                    + " and convert_from(document, 'UTF8') like ? order by recorded_at",
                "%" + id + "-%"))
        .containsExactly(id + "-1", id + "-2", id + "-3");
    report(event(id + "-1", "deployed", external(id)))
        .statusCode(200)
        .body("repeated", equalTo(true));
  }

  @Test
  void aNameIsMatchedWhateverItsCase() throws InterruptedException {
    // Given
    var finding = held(id, named("Claims Helper " + id));
    awaitStatus(finding, "OPEN");

    // When
    var system = registered("claims helper " + id);

    // Then
    awaitStatus(finding, "REGISTERED");
    await("the report", () -> recorded(id) == 1);
    as("vera", "viewer").get(FINDINGS + "/" + finding).then().body("system", equalTo(system));
  }

  @Test
  void aRegisteredSystemThatIsNamedOpensNoFinding() throws InterruptedException {
    // Given
    var _ = registered("Letter Writer " + id);

    // When
    var finding = held(id, named("LETTER WRITER " + id));

    // Then
    await("the report", () -> recorded(id) == 1);
    assertThat(status(finding)).isEmpty();
  }

  @Test
  void ofTwoSystemsWithTheNameAPersonSaysWhichOne() throws InterruptedException {
    // Given
    var _ = registered("Twin " + id);
    var second = registered("Twin " + id);
    var finding = held(id, named("twin " + id));
    awaitStatus(finding, "OPEN");

    // When
    var answer =
        writingAs("olga", "system-owner")
            .body("{\"system\": \"" + second + "\", \"reason\": \"the newer one\"}")
            .post(FINDINGS + "/" + finding + "/link")
            .then();

    // Then
    answer.statusCode(200).body("status", equalTo("LINKED")).body("system", equalTo(second));
    await("the report", () -> recorded(id) == 1);
    report(event(id + "-later", "stopped", named("twin " + id)))
        .statusCode(200)
        .body("system", equalTo(second));
    writingAs("olga", "system-owner")
        .body("{\"reason\": \"no\"}")
        .post(FINDINGS + "/" + finding + "/dismissal")
        .then()
        .statusCode(409)
        .body("system", equalTo(second));
  }

  @Test
  void aFindingIsDismissedWithAReasonAndCanStillBeRegistered() throws InterruptedException {
    // Given
    var finding = held(id, external(id));
    awaitStatus(finding, "OPEN");

    // When
    var answer =
        writingAs("olga", "system-owner")
            .body("{\"reason\": \"a load test\"}")
            .post(FINDINGS + "/" + finding + "/dismissal")
            .then();

    // Then
    answer.statusCode(200).body("status", equalTo("DISMISSED"));
    var _ = held(id + "-2", external(id));
    as("vera", "viewer")
        .get(FINDINGS + "/" + finding)
        .then()
        .body("status", equalTo("DISMISSED"))
        .body("reason", equalTo("a load test"));
    var _ = registered("Chatbot", "CMDB", id);
    awaitStatus(finding, "REGISTERED");
  }

  @Test
  void aSystemThatIsNotThereCanNotBeLinked() throws InterruptedException {
    // Given
    var finding = held(id, external(id));
    awaitStatus(finding, "OPEN");

    // When
    var answer =
        writingAs("olga", "system-owner")
            .body("{\"system\": \"" + UUID.randomUUID() + "\", \"reason\": \"x\"}")
            .post(FINDINGS + "/" + finding + "/link")
            .then();

    // Then
    answer.statusCode(422);
  }

  @Test
  void whatWasInterruptedIsFinishedWithoutRecordingAnythingTwice()
      throws InterruptedException, SQLException {
    // Given
    var finding = held(id, external(id));
    awaitStatus(finding, "OPEN");
    var _ = registered("Chatbot", "CMDB", id);
    await("the report", () -> recorded(id) == 1);
    awaitHeld("RECORDED");

    // When: as after a kill between the record and its mark
    var reset =
        DatabaseAccess.ofService()
            .updateAsOwner(
                "update held_event set status = 'HELD', opens = true where event_id = ?", id);

    // Then
    assertThat(reset).isEqualTo(1);
    awaitHeld("RECORDED");
    assertThat(recorded(id)).isEqualTo(1);
    assertThat(IntakeCalls.documents("unregistered-system/" + finding)).hasSize(2);
  }

  private void awaitHeld(String status) throws InterruptedException {
    await(
        status,
        () ->
            IntakeCalls.texts("select status as text from held_event where event_id = ?", id)
                .equals(List.of(status)));
  }

  @Test
  void aHeldEventThatTurnsOutToBeIllegalGoesToTheQuarantine() throws InterruptedException {
    // Given
    report(event(id, "deployed", "\"system\": \"" + registered("Other") + "\"")).statusCode(200);
    var _ = held(id, external(id));

    // When
    var _ = registered("Chatbot", "CMDB", id);

    // Then
    awaitHeld("QUARANTINED");
    assertThat(
            IntakeCalls.texts(
                "select reason as text from event_quarantine where place = ?",
                "held/" + reportId()))
        .containsExactly("EXTERNAL_ID_REUSED");
  }

  @Test
  void noMoreIsHeldAboutOneSystemThanIsAllowed() {
    // Given
    var batch =
        IntStream.range(0, 20)
            .mapToObj(i -> event(id + "-" + i, "deployed", external(id)))
            .collect(Collectors.joining(",", "[", "]"));
    IntakeCalls.batch(batch).statusCode(200).body("held", equalTo(20));

    // When
    var answer = report(event(id, "deployed", external(id)));

    // Then
    answer.statusCode(429).body("reason", equalTo("TOO_MANY_HELD"));
  }

  @Test
  void otherContentUnderTheSameIdIsNotHeldBesideTheFirst() {
    // Given
    var _ = held(id, external(id));

    // When
    var answer = report(event(id, "retired", external(id)));

    // Then
    answer.statusCode(409).body("reason", equalTo("EXTERNAL_ID_REUSED"));
  }

  @ParameterizedTest
  @CsvSource({"viewer,403", "auditor,200", "contributor,200"})
  void heldEventsAreForThoseWhoRegisterAndExamine(String role, int status) {
    // When
    var answer = as("someone", role).get(EVENTS + "/held").then();

    // Then
    answer.statusCode(status);
  }
}
