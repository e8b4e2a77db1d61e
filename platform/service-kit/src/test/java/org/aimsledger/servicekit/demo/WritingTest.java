package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WritingTest {
  private static Response write(String key, String title) {
    return Calls.as("bob", "contributor")
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body("{\"title\": \"" + title + "\", \"colour\": \"RED\"}")
        .post("/api/demo/v1/notes");
  }

  private static Response retitle(String id, String ifMatch, String title) {
    return Calls.writingAs("bob", "contributor")
        .header("If-Match", ifMatch)
        .body("{\"title\": \"" + title + "\"}")
        .put("/api/demo/v1/notes/" + id + "/title");
  }

  private static String written() {
    return write(UUID.randomUUID().toString(), "first").then().statusCode(201).extract().path("id");
  }

  private static long events(String note) {
    return DatabaseAccess.ofService()
        .number("select count(*) from events where stream = ?", "note/" + note);
  }

  @Test
  void aWriteAnswersWithTheResourceItsPlaceAndItsVersion() {
    // When
    var answer = write(UUID.randomUUID().toString(), "hello");

    // Then
    var id = answer.then().statusCode(201).extract().<String>path("id");
    answer
        .then()
        .header("ETag", "\"v1\"")
        .header("Location", org.hamcrest.Matchers.endsWith("/api/demo/v1/notes/" + id))
        .header("Idempotency-Replayed", nullValue())
        .body("title", equalTo("hello"));
    assertThat(events(id)).isEqualTo(1);
  }

  @Test
  void theSameRequestAgainGetsTheFirstAnswerAndChangesNothing() {
    // Given
    var key = UUID.randomUUID().toString();
    var first = write(key, "once").then().statusCode(201).extract().<String>path("id");

    // When
    var again = write(key, "once");

    // Then
    again
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("ETag", "\"v1\"")
        .body("id", equalTo(first));
    assertThat(events(first)).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    // Given
    var key = UUID.randomUUID().toString();
    write(key, "one").then().statusCode(201);

    // When
    var other = write(key, "two");

    // Then
    other
        .then()
        .statusCode(422)
        .body("type", equalTo("https://aimsledger.org/problems/request/idempotency-key-reused"));
  }

  @Test
  void aWriteWithoutIdempotencyKeyIsRefused() {
    // When
    var answer =
        Calls.as("bob", "contributor")
            .contentType("application/json")
            .body("{\"title\": \"a\", \"colour\": \"RED\"}")
            .post("/api/demo/v1/notes");

    // Then
    answer
        .then()
        .statusCode(400)
        .body("type", equalTo("https://aimsledger.org/problems/request/idempotency-key"))
        .body("errors[0].field", equalTo("Idempotency-Key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "ümlaut"})
  void aMalformedIdempotencyKeyIsRefused(String key) {
    // When
    var answer = write(key, "a");

    // Then
    answer
        .then()
        .statusCode(400)
        .body("type", equalTo("https://aimsledger.org/problems/request/idempotency-key"));
  }

  @Test
  void theVersionThatWasSeenMayBeChanged() {
    // Given
    var id = written();

    // When
    var answer = retitle(id, "\"v1\"", "second");

    // Then
    answer
        .then()
        .statusCode(200)
        .header("ETag", "\"v2\"")
        .body("title", equalTo("second"))
        .body("version", equalTo(2));
  }

  @Test
  void aVersionThatHasPassedIsRefusedWithTheActualOne() {
    // Given
    var id = written();
    retitle(id, "\"v1\"", "second").then().statusCode(200);

    // When
    var answer = retitle(id, "\"v1\"", "third");

    // Then
    answer
        .then()
        .statusCode(412)
        .header("ETag", "\"v2\"")
        .body("expectedVersion", equalTo(1))
        .body("actualVersion", equalTo(2));
    assertThat(events(id)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "\"1\"", "W/\"v1\"", "\"v1\", \"v2\"", "\"v-1\"", "\"v\""})
  void aMalformedIfMatchIsRefused(String ifMatch) {
    // When
    var answer = retitle(UUID.randomUUID().toString(), ifMatch, "x");

    // Then
    answer
        .then()
        .statusCode(400)
        .body("type", equalTo("https://aimsledger.org/problems/request/malformed-if-match"));
  }

  @Test
  void anyVersionMatchesTheStar() {
    // Given
    var id = written();

    // When
    var answer = retitle(id, "*", "second");

    // Then
    answer.then().statusCode(200).header("ETag", "\"v2\"");
  }

  @Test
  void aBusinessNoIsTheProblemOfTheResource() {
    // When
    var answer = retitle(UUID.randomUUID().toString(), "*", "x");

    // Then
    answer
        .then()
        .statusCode(404)
        .body("type", equalTo("https://aimsledger.org/problems/note/unknown"));
  }

  @Test
  void theRunningServiceCanNotRewriteItsEvents() {
    // Given
    var id = written();

    // When
    var refused =
        org.assertj.core.api.Assertions.catchThrowable(
            () ->
                DatabaseAccess.ofService()
                    .updateAsUser("delete from events where stream = ?", "note/" + id));

    // Then
    assertThat(refused).hasMessageContaining("permission denied");
  }
}
