package org.aimsledger.incident.privacy;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.privacy.Search;
import org.aimsledger.testkit.privacy.Traces;
import org.junit.jupiter.api.Test;

/// Reports of affected persons without an account and concerns of employees, over HTTP, on a real
/// database and a real broker.
@QuarkusTest
class ProtectedReportTest {
  private static final String API = "/api/incident/v1/";
  private static final String REPORTS = API + "public/reports";
  private static final String NAME = "Philippa Thornberry-Vexx";
  private static final String CONTACT = "philippa@thornberry.example";
  private static final String TEXT = "The machine refused my loan because I live in Thornberry Row";
  private static final Map<String, String> BODY =
      Map.of("text", TEXT, "name", NAME, "contact", CONTACT);

  /// What whoever reported is given.
  private record Receipt(String number, String token) {}

  @Test
  void whoeverReportsGetsAReceiptAndAsksWithItHowItStands() throws Exception {
    // Given
    var receipt = report(BODY);

    // When
    var standing = standing(receipt.number(), receipt.token());
    step(receipt.number(), "decision", Map.of("decision", "ISSUE", "reason", "r")).statusCode(200);

    // Then
    standing.statusCode(200).body("status", equalTo("RECEIVED"));
    standing(receipt.number(), receipt.token())
        .statusCode(200)
        .body("status", equalTo("BEING_HANDLED"))
        .body("decision", nullValue())
        .body("reason", nullValue());
    assertThat(receipt.token()).hasSize(43);
    as("vera", "viewer")
        .get(API + "signals/" + receipt.number() + "/history")
        .then()
        .body("items[0].data.title", notNullValue())
        .body("items[0].data.receiptDigest", nullValue());
  }

  @Test
  void withoutTheTokenNobodyLearnsThatThereIsAReport() {
    // Given
    var receipt = report(BODY);
    var unknown = standing(UUID.randomUUID().toString(), receipt.token()).extract().asString();

    // When
    var wrong = standing(receipt.number(), "A".repeat(43)).statusCode(404).extract().asString();
    var none = anonymous().get(REPORTS + "/" + receipt.number()).then().statusCode(404);

    // Then
    assertThat(wrong.replaceAll("\"(instance|correlationId)\":\"[^\"]*\"", ""))
        .isEqualTo(unknown.replaceAll("\"(instance|correlationId)\":\"[^\"]*\"", ""));
    none.body("type", equalTo("https://aimsledger.org/problems/report/unknown"));
  }

  @Test
  void whatAnAffectedPersonSaidIsReadByRespondersAndEachReadingIsAnEvent() {
    // Given
    var receipt = report(BODY);

    // When
    var read = read(receipt.number(), "responder");

    // Then
    read.statusCode(200)
        .body("text", equalTo(TEXT))
        .body("name", equalTo(NAME))
        .body("contact", equalTo(CONTACT))
        .body("erased", equalTo(false));
    read(receipt.number(), "viewer").statusCode(403);
    as("vera", "viewer")
        .get(API + "signals/" + receipt.number() + "/history")
        .then()
        .body("items[1].type", equalTo("org.aimsledger.incident.signal-statement-read.v1"))
        .body("items[1].actor", equalTo("reader-responder"))
        .body("items[1].data.identity", equalTo(true))
        .body("items[1].data.reason", equalTo("to call back"));
    as("vera", "viewer")
        .get(API + "signals/" + receipt.number())
        .then()
        .body("source", equalTo("AFFECTED_PERSON"))
        .body("sealed", equalTo(true))
        .body("text", nullValue());
  }

  @Test
  void whoRaisedAConcernIsToldToApproversOnlyAndIsNoActorOfAnyEvent() {
    // Given
    var employee = "employee-" + UUID.randomUUID();
    var receipt = concern(employee, BODY);

    // When
    var responder = read(receipt.number(), "responder");
    var approver = read(receipt.number(), "approver");

    // Then
    responder
        .statusCode(200)
        .body("text", equalTo(TEXT))
        .body("name", nullValue())
        .body("contact", nullValue());
    approver.statusCode(200).body("name", equalTo(NAME)).body("contact", equalTo(CONTACT));
    as("vera", "viewer")
        .get(API + "signals/" + receipt.number() + "/history")
        .then()
        .body("items.actor", not(hasItem(employee)))
        .body("items[0].actor", equalTo("concern"))
        .body("items[1].data.identity", equalTo(false))
        .body("items[2].data.identity", equalTo(true));
    assertThat(
            DatabaseAccess.ofService()
                .number("select count(*) from receipts where principal = ?", employee))
        .isZero();
    as("somebody-else", "viewer")
        .header("Receipt-Token", receipt.token())
        .get(API + "concerns/" + receipt.number())
        .then()
        .statusCode(200)
        .body("status", equalTo("RECEIVED"));
    as(employee, "viewer").get(API + "concerns/" + receipt.number()).then().statusCode(404);
  }

  @Test
  void aConcernMayBeAnonymousAndARepeatedOneIsOneConcernWhoseTokenIsShownOnce() {
    // Given
    var key = UUID.randomUUID().toString();

    // When
    var first = concern("emma", key, Map.of("text", TEXT)).statusCode(201);
    var again = concern("emma", key, Map.of("text", TEXT)).statusCode(201);

    // Then
    String number = first.extract().path("number");
    again
        .header("Idempotency-Replayed", "true")
        .body("number", equalTo(number))
        .body("token", nullValue());
    concern("emma", key, Map.of("text", "other")).statusCode(422);
    read(number, "approver").body("text", equalTo(TEXT)).body("name", nullValue());
  }

  @Test
  void anErasedPersonCanNotBeReadAnyMore() {
    // Given
    var receipt = report(BODY);
    String person = read(receipt.number(), "responder").extract().path("person");

    // When
    writingAs("adam", "admin")
        .body(Map.of("reason", "asked for it"))
        .post(API + "data-subjects/" + person + "/erasure")
        .then()
        .statusCode(200);

    // Then
    read(receipt.number(), "responder")
        .statusCode(200)
        .body("erased", equalTo(true))
        .body("text", nullValue())
        .body("name", nullValue());
    standing(receipt.number(), receipt.token()).statusCode(200);
  }

  @Test
  void aReportThatCanNotBeTakenSaysWhy() {
    // Given
    var huge = "x".repeat(70_000);

    // When, Then
    posted(Map.of("name", NAME)).statusCode(400);
    posted(Map.of("text", "x".repeat(8_001))).statusCode(400);
    posted(Map.of("text", huge)).statusCode(413);
    posted(Map.of("text", "t", "occurredAt", "2199-01-01T00:00:00Z")).statusCode(422);
    anonymous()
        .contentType("text/html")
        .body("<form>" + TEXT + "</form>")
        .post(REPORTS)
        .then()
        .statusCode(415);
    anonymous()
        .contentType("application/json")
        .body(BODY)
        .post(API + "concerns")
        .then()
        .statusCode(401);
  }

  @Test
  void oneAddressCanNotDrownTheFormAndNothingAcceptedIsLost() throws Exception {
    // Given: an address of its own; the test allows 40 in a minute
    var before = reportsOfAffectedPersons();
    try (var client =
        HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.77")).build()) {

      // When
      var accepted = 0;
      var refused = 0;
      for (var i = 0; i < 60; i++) {
        var answer = post(client, "{\"text\": \"flood\"}");
        if (answer.statusCode() == 201) {
          accepted++;
        } else {
          refused++;
          assertThat(answer.statusCode()).isEqualTo(429);
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
          assertThat(answer.body()).contains("request/too-many");
        }
      }

      // Then
      assertThat(accepted).isBetween(40, 59);
      assertThat(refused).isEqualTo(60 - accepted);
      assertThat(reportsOfAffectedPersons()).isEqualTo(before + accepted);
    }
    var _ = report(Map.of("text", "undisturbed"));
  }

  private static HttpResponse<String> post(HttpClient client, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + REPORTS))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static long reportsOfAffectedPersons() {
    return DatabaseAccess.ofService()
        .number(
            "select count(*) from events where type like '%signal-reported%'"
                + " and position('AFFECTED_PERSON' in convert_from(document, 'UTF8')) > 0");
  }

  @Test
  void whatProtectedPersonsSayIsNowhereButInTheAnswers() throws Exception {
    try (var logged = LogLines.open()) {
      // Given: taken, read, repeated, refused, malformed
      var receipt = report(BODY);
      var key = UUID.randomUUID().toString();
      var concern = concern("emma", key, BODY).statusCode(201).extract();
      var _ = concern("emma", key, BODY).statusCode(201);
      String number = concern.path("number");
      var _ = read(receipt.number(), "responder").statusCode(200);
      var _ = read(number, "approver").statusCode(200);
      var _ = posted(Map.of("text", TEXT, "name", NAME.repeat(30))).statusCode(400);
      var _ = posted(Map.of("text", TEXT, "occurredAt", NAME)).statusCode(400);
      var _ = posted(Map.of("text", TEXT, NAME, "x")).statusCode(400);

      // When
      awaitRelayed();

      // Then
      var traces =
          Traces.of(
              NAME,
              CONTACT,
              TEXT,
              "Thornberry Row",
              receipt.token(),
              concern.<String>path("token"));
      Search database;
      try (var superuser = BackingServices.database().connectAsSuperuser()) {
        database = Search.database(superuser, traces);
      }
      // The digest of a token is what is kept of it; a token is random, so nobody guesses it back.
      var digests =
          Stream.of(receipt.token(), concern.<String>path("token"))
              .map(token -> "SHA-256 of " + token)
              .toList();
      assertThat(database.hits()).allMatch(hit -> digests.stream().anyMatch(hit::contains));
      assertThat(Search.topics(BackingServices.kafkaServers(), traces).hits())
          .allMatch(hit -> digests.stream().anyMatch(hit::contains));
      assertThat(traces.in(logged.bytes())).isEmpty();
      for (var path : new String[] {"", "/history", "/duplicate-proposals"}) {
        var answer = as("rita", "responder", "admin").get(API + "signals/" + number + path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(traces.in(answer.asByteArray())).as(path).isEmpty();
      }
    }
  }

  private static void awaitRelayed() throws InterruptedException {
    var database = DatabaseAccess.ofService();
    var events = database.number("select count(*) from events");
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (database.number("select sum(seq) from relay_cursor") < events) {
      assertThat(System.nanoTime()).as("not relayed after 30 s").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private static ValidatableResponse posted(Map<String, String> body) {
    return anonymous().contentType("application/json").body(body).post(REPORTS).then();
  }

  private static Receipt report(Map<String, String> body) {
    return receipt(posted(body).statusCode(201));
  }

  private static Receipt concern(String employee, Map<String, String> body) {
    return receipt(concern(employee, UUID.randomUUID().toString(), body).statusCode(201));
  }

  private static ValidatableResponse concern(
      String employee, String key, Map<String, String> body) {
    return as(employee, "viewer")
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(API + "concerns")
        .then();
  }

  private static Receipt receipt(ValidatableResponse answer) {
    return new Receipt(answer.extract().path("number"), answer.extract().path("token"));
  }

  private static ValidatableResponse standing(String number, String token) {
    return anonymous().header("Receipt-Token", token).get(REPORTS + "/" + number).then();
  }

  private static ValidatableResponse read(String number, String role) {
    return writingAs("reader-" + role, role)
        .body(Map.of("reason", "to call back"))
        .post(API + "signals/" + number + "/statement-reading")
        .then();
  }

  private static ValidatableResponse step(String number, String step, Map<String, ?> body) {
    return writingAs("rita", "responder")
        .body(body)
        .post(API + "signals/" + number + "/" + step)
        .then();
  }
}
