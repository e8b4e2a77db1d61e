package org.aimsledger.incident.privacy;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.privacy.Search;
import org.aimsledger.testkit.privacy.Traces;
import org.junit.jupiter.api.Test;

/// Personal texts over HTTP, on a real database and a real broker: they come out for those who need
/// them until the person is erased, and they are nowhere else, before or after.
@QuarkusTest
class PersonalDataTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String SUBJECTS = "/api/incident/v1/data-subjects/";
  private static final String NAME = "Ottoline Quillfeather-Zwyx";
  private static final String CONTACT = "ottoline@quillfeather.example";
  private static final String NOTE = "Prefers a call before noon, says Quillfeather senior";
  private static final String BODY =
      """
      {"part": "AFFECTED", "name": "%s", "contact": "%s", "note": "%s"}"""
          .formatted(NAME, CONTACT, NOTE);

  @Test
  void aPersonIsShownToThoseWhoNeedToKnowAndIsAnIdToOthers() {
    // Given
    var incident = raised();

    // When
    var person = named(incident);

    // Then
    for (var role : new String[] {"responder", "incident-commander", "admin"}) {
      persons(incident, role)
          .body("persons", hasSize(1))
          .body("persons[0].id", equalTo(person))
          .body("persons[0].part", equalTo("AFFECTED"))
          .body("persons[0].erased", equalTo(false))
          .body("persons[0].name", equalTo(NAME))
          .body("persons[0].contact", equalTo(CONTACT))
          .body("persons[0].note", equalTo(NOTE));
    }
    for (var role : new String[] {"viewer", "auditor", "contributor", "approver", "integration"}) {
      persons(incident, role)
          .body("persons[0].id", equalTo(person))
          .body("persons[0].erased", equalTo(false))
          .body("persons[0].name", nullValue())
          .body("persons[0].contact", nullValue())
          .body("persons[0].note", nullValue());
    }
    as("vera", "viewer")
        .get(INCIDENTS + "/" + incident)
        .then()
        .body("persons[0].id", equalTo(person))
        .body("persons[0].part", equalTo("AFFECTED"))
        .body("persons[0].name", nullValue());
  }

  @Test
  void theSamePersonInTwoIncidentsIsErasedInBoth() {
    // Given
    var first = raised();
    var second = raised();
    var person = named(first);
    responder()
        .body(Map.of("person", person, "part", "INFORMED", "name", NAME))
        .post(INCIDENTS + "/" + second + "/persons")
        .then()
        .statusCode(200);
    persons(second, "responder").body("persons[0].name", equalTo(NAME));

    // When
    erased(person).statusCode(200).body("erased", equalTo(true)).body("held", equalTo(false));

    // Then
    for (var incident : new String[] {first, second}) {
      persons(incident, "responder")
          .body("persons[0].id", equalTo(person))
          .body("persons[0].erased", equalTo(true))
          .body("persons[0].name", nullValue());
    }
    responder()
        .body(Map.of("person", person, "part", "INFORMED", "name", NAME))
        .post(INCIDENTS + "/" + second + "/persons")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/incident/person-erased"));
  }

  @Test
  void anErasureMayBeRepeatedAndAHoldStandsAgainstIt() {
    // Given
    var person = named(raised());
    writingAs("anna", "approver")
        .body(Map.of("reason", "lawsuit 4711"))
        .post(SUBJECTS + person + "/hold")
        .then()
        .statusCode(200)
        .body("held", equalTo(true));
    erased(person)
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/data-subject/on-hold"));

    // When
    writingAs("adam", "admin")
        .body(Map.of("reason", "settled"))
        .post(SUBJECTS + person + "/hold/release")
        .then()
        .statusCode(403);
    writingAs("anna", "approver")
        .body(Map.of("reason", "settled"))
        .post(SUBJECTS + person + "/hold/release")
        .then()
        .statusCode(200);
    erased(person).statusCode(200);
    erased(person).statusCode(200).body("erased", equalTo(true));

    // Then
    as("audrey", "auditor")
        .get(SUBJECTS + person)
        .then()
        .statusCode(200)
        .body("erased", equalTo(true))
        .body("reason", equalTo("asked for it"));
    assertThat(
            DatabaseAccess.ofService()
                .number(
                    "select count(*) from events where stream = ? and type like '%erased%'",
                    "data-subject/" + person))
        .isEqualTo(1);
    assertThat(
            DatabaseAccess.ofService()
                .number(
                    "select count(*) from vault.subject_keys where subject = ? and wrapped is null",
                    UUID.fromString(person)))
        .isEqualTo(1);
  }

  @Test
  void aCopyOfTheEventsAloneTellsNobodysName() throws Exception {
    // Given: the events are there and the key isn't, as after a restore without the vault
    var incident = raised();
    var person = named(incident);
    try (var superuser = BackingServices.database().connectAsSuperuser();
        var statement = superuser.createStatement()) {
      var _ =
          statement.execute(
              """
              begin;
              alter table vault.subject_keys disable trigger user;
              delete from vault.subject_keys where subject = '%s';
              alter table vault.subject_keys enable always trigger subject_keys_stay;
              alter table vault.subject_keys enable always trigger subject_keys_stay_destroyed;
              commit
              """
                  .formatted(person));
    }

    // When
    var answer = persons(incident, "responder");

    // Then
    answer
        .body("persons[0].id", equalTo(person))
        .body("persons[0].erased", equalTo(true))
        .body("persons[0].name", nullValue());
  }

  @Test
  void nobodyElseErasesAndNobodyUnknownIsErased() {
    // Given
    var person = named(raised());

    // When, Then
    for (var role : new String[] {"responder", "incident-commander", "auditor", "approver"}) {
      writingAs("rita", role)
          .body(Map.of("reason", "x"))
          .post(SUBJECTS + person + "/erasure")
          .then()
          .statusCode(403);
    }
    // Also not the service itself, whose own key has the id of nobody.
    for (var stranger : new UUID[] {UUID.randomUUID(), new UUID(0, 0)}) {
      erased(stranger.toString())
          .statusCode(404)
          .body("type", equalTo("https://aimsledger.org/problems/data-subject/unknown"));
      responder()
          .body(Map.of("person", stranger, "part", "INFORMED", "name", NAME))
          .post(INCIDENTS + "/" + raised() + "/persons")
          .then()
          .statusCode(422)
          .body("type", equalTo("https://aimsledger.org/problems/incident/unknown-person"));
    }
  }

  @Test
  void aRepeatedRequestNamesOnePersonAndAnotherOneUnderItsKeyIsRefused() {
    // Given
    var incident = raised();
    var key = UUID.randomUUID().toString();

    // When
    var first = name(incident, key, BODY);
    var again = name(incident, key, BODY);
    var other = name(incident, key, BODY.replace("noon", "nine"));

    // Then
    first.then().statusCode(200);
    again
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("persons", hasSize(1))
        .body("persons[0].id", equalTo(first.path("persons[0].id")));
    other.then().statusCode(422);
    assertThat(
            DatabaseAccess.ofService()
                .number(
                    "select count(*) from vault.subject_keys where subject = ?",
                    UUID.fromString(first.path("persons[0].id"))))
        .isEqualTo(1);
  }

  @Test
  void personalTextsAreNowhereButInTheAnswers() throws Exception {
    try (var logged = LogLines.open()) {
      // Given: named with a key that is kept, described anew, refused, malformed
      var incident = raised();
      var key = UUID.randomUUID().toString();
      var person = name(incident, key, BODY).then().statusCode(200).extract().path("persons[0].id");
      for (var part : new String[] {"REPORTER", "AFFECTED"}) {
        responder()
            .body(Map.of("person", person, "part", part, "name", NAME, "note", NOTE))
            .post(INCIDENTS + "/" + incident + "/persons")
            .then()
            .statusCode(200);
      }
      var problems =
          new String[] {
            problem(UUID.randomUUID().toString(), BODY, 404),
            problem(incident, BODY.replace("AFFECTED", "WITNESS"), 400),
            problem(incident, BODY.replace(NAME, NAME.repeat(30)), 400),
            problem(incident, BODY.replace(NAME, NAME + "\\u0000"), 400),
            problem(incident, BODY.replace(CONTACT, CONTACT.repeat(50)), 400)
          };
      // A name in the wrong place is quoted to whoever sent it, and still left nowhere.
      var _ = problem(incident, BODY.replace("AFFECTED", NAME), 400);
      var _ = problem(incident, BODY.replace("\"note\"", "\"" + NAME + "\""), 400);
      var _ = problem(incident, BODY.replace("\"part\"", NAME), 400);
      awaitRelayed();

      // When, Then: before the erasure
      var fingerprint = fingerprint(INCIDENTS + "/" + incident + "/persons", BODY);
      var traces = Traces.of(NAME, CONTACT, NOTE, "Quillfeather").and("fingerprint", fingerprint);
      nowhere(traces, logged);
      assertThat(problems).allSatisfy(p -> assertThat(traces.in(utf8(p))).isEmpty());
      persons(incident, "responder").body("persons[0].name", equalTo(NAME));

      // When: erased
      erased(String.valueOf(person)).statusCode(200);
      awaitRelayed();

      // Then: nowhere, and no answer tells it any more
      nowhere(traces, logged);
      for (var path : new String[] {"", "/persons", "/history"}) {
        var answer = as("rita", "responder", "admin").get(INCIDENTS + "/" + incident + path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(traces.in(answer.asByteArray())).as(path).isEmpty();
      }
      name(incident, key, BODY).then().statusCode(200).header("Idempotency-Replayed", "true");
      persons(incident, "responder").body("persons[0].erased", equalTo(true));
    }
  }

  private static void nowhere(Traces traces, LogLines logged) throws Exception {
    Search database;
    try (var superuser = BackingServices.database().connectAsSuperuser()) {
      database = Search.database(superuser, traces);
    }
    var topics = Search.topics(BackingServices.kafkaServers(), traces);
    assertThat(database.hits()).isEmpty();
    assertThat(topics.hits()).isEmpty();
    assertThat(traces.in(logged.bytes())).isEmpty();
    assertThat(database.places()).isGreaterThan(60);
    assertThat(topics.places()).isGreaterThan(3);
  }

  /// What the kit would keep of the request if it kept a plain hash.
  private static byte[] fingerprint(String path, String body) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(utf8("POST\n" + path + "\n\n"));
    return digest.digest(MessageDigest.getInstance("SHA-256").digest(utf8(body)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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

  private static String problem(String incident, String body, int status) {
    return responder()
        .body(body)
        .post(INCIDENTS + "/" + incident + "/persons")
        .then()
        .statusCode(status)
        .extract()
        .asString();
  }

  private static Response name(String incident, String key, String body) {
    return as("rita", "responder")
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(INCIDENTS + "/" + incident + "/persons");
  }

  private static String named(String incident) {
    return name(incident, UUID.randomUUID().toString(), BODY)
        .then()
        .statusCode(200)
        .extract()
        .path("persons[0].id");
  }

  private static ValidatableResponse persons(String incident, String role) {
    return as("rita", role).get(INCIDENTS + "/" + incident + "/persons").then().statusCode(200);
  }

  private static ValidatableResponse erased(String person) {
    return writingAs("adam", "admin")
        .body(Map.of("reason", "asked for it"))
        .post(SUBJECTS + person + "/erasure")
        .then();
  }

  private static RequestSpecification responder() {
    return writingAs("rita", "responder");
  }

  private static String raised() {
    return writingAs("rita", "responder")
        .body(Map.of("title", "Wrong dosage", "description", "Ten times the dose."))
        .post(INCIDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
