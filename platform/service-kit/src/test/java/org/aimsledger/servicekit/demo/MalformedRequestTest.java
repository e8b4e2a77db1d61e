package org.aimsledger.servicekit.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class MalformedRequestTest {
  private static final String NOTES = "/api/demo/v1/notes";

  private static ValidatableResponse write(String body) {
    return Calls.writingAs("bob", "contributor").body(body).post(NOTES).then();
  }

  private static void expectProblem(ValidatableResponse answer, int status, String slug) {
    answer
        .statusCode(status)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("https://aimsledger.org/problems/" + slug))
        .body("status", equalTo(status))
        .body("title", not(emptyString()))
        .body("correlationId", not(emptyString()))
        .body("instance", not(emptyString()))
        .body(not(containsString("org.aimsledger.")))
        .body(not(containsString("com.fasterxml")))
        .body(not(containsString("java.")));
  }

  @Test
  void brokenJsonIsAnsweredWithItsPlace() {
    // When
    var answer = write("{\n  \"title\": \"a\",\n  oops }");

    // Then
    expectProblem(answer, 400, "request/malformed-json");
    answer.body("detail", containsString("line 3, column"));
  }

  @Test
  void aCutOffBodyIsMalformedJson() {
    // When
    var answer = write("{\"title\": \"a");

    // Then
    expectProblem(answer, 400, "request/malformed-json");
  }

  @Test
  void aFieldGivenTwiceIsMalformedJson() {
    // When
    var answer = write("{\"title\": \"a\", \"title\": \"b\", \"colour\": \"RED\"}");

    // Then
    expectProblem(answer, 400, "request/malformed-json");
    answer.body("detail", containsString("Duplicate field 'title'"));
  }

  @Test
  void textAfterTheDocumentIsMalformedJson() {
    // When
    var answer = write("{\"title\": \"a\", \"colour\": \"RED\"} {}");

    // Then
    expectProblem(answer, 400, "request/malformed-json");
    answer.body("detail", containsString("follows the end"));
  }

  @Test
  void anUnknownFieldIsNamedTogetherWithTheKnownOnes() {
    // When
    var answer =
        write("{\"title\": \"a\", \"sheets\": [{\"name\": \"x\", \"lines\": 2, \"wide\": 1}]}");

    // Then
    expectProblem(answer, 400, "request/unknown-field");
    answer
        .body("errors[0].field", equalTo("sheets[0].wide"))
        .body("allowed", equalTo(java.util.List.of("due", "lines", "name")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"title":"a","colour":"PINK"}                          | colour          | 'PINK' is not one of RED, GREEN
          {"title":"a","colour":1}                               | colour          | one of RED, GREEN
          {"title":["a"],"colour":"RED"}                         | title           | must be a text
          {"title":17,"colour":"RED"}                            | title           | '17' is not a text
          {"sheets":{}}                                          | sheets          | must be a list
          {"sheets":[{"lines":"many"}]}                          | sheets[0].lines | must be a whole number
          {"sheets":[{"lines":1.5}]}                             | sheets[0].lines | '1.5' is not a whole number
          {"sheets":[{"lines":null}]}                            | sheets[0].lines | must be a whole number
          {"sheets":[{"lines":1,"due":"tomorrow"}]}              | sheets[0].due   | 'tomorrow' is not a date, e.g. 2026-11-22
          {"sheets":[{"lines":-1}]}                              | sheets[0]       | lines can't be negative
          []                                                     | (body)          | must be an object
          {"title":"a","colour":"RED","initials":"abcd"}         | initials        | size must be between 0 and 3
          {"colour":"RED"}                                       | title           | is required
          {"title":" ","colour":"RED"}                           | title           | a title has 1 to 40 characters
          {"title":"a"}                                          | colour          | is required
          """)
  void anUnacceptableValueIsNamedByItsField(String body, String field, String message) {
    // When
    var answer = write(body);

    // Then
    expectProblem(answer, 400, "request/invalid-value");
    answer
        .body("errors.field", hasItem(field))
        .body("errors.message", hasItem(containsString(message)));
  }

  @ParameterizedTest
  @CsvSource({"''", "null", "' '"})
  void aWriteWithoutContentIsRefused(String body) {
    // When
    var answer = write(body);

    // Then
    expectProblem(answer, 400, "request/empty-body");
  }

  @Test
  void tooDeepNestingIsRefused() {
    // When
    var answer = write("{\"sheets\":" + "[".repeat(50) + "]".repeat(50) + "}");

    // Then
    answer.statusCode(400).contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void aBodyAboveTheLimitIsRefusedBeforeItIsRead() {
    // When
    var answer = write("{\"title\": \"" + "x".repeat(2_200_000) + "\"}");

    // Then
    answer
        .statusCode(413)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("https://aimsledger.org/problems/request/too-large"))
        .body("limitBytes", equalTo(2_097_152));
  }

  @Test
  void aBodyFarAboveTheLimitIsAnsweredBeforeItsSenderGivesUp() throws Exception {
    // Given
    var body = BodyPublishers.ofByteArray(new byte[50 * 1024 * 1024]);

    // When
    var answer = send(body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("request/too-large");
  }

  @Test
  void aBodyThatDoesNotTellItsLengthIsLimitedToo() throws Exception {
    // Given
    var text = ("{\"title\": \"" + "x".repeat(3_000_000) + "\"}").getBytes(UTF_8);
    var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text));

    // When
    var answer = send(body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("request/too-large");
  }

  private static HttpResponse<String> send(HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + NOTES))
            .header("Authorization", Tokens.bearer("bob", "contributor"))
            .header("Idempotency-Key", "large")
            .header("Content-Type", "application/json")
            .POST(body)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void aPathMayHaveALargerLimit() {
    // When
    var answer =
        Calls.as("bob", "contributor")
            .contentType(ContentType.TEXT)
            .body("x".repeat(2_200_000))
            .post("/api/demo/v1/uploads")
            .then();

    // Then
    answer.statusCode(200).body("bytes", equalTo(2_200_000));
  }

  @Test
  void anotherContentTypeIsRefused() {
    // When
    var answer =
        Calls.writingAs("bob", "contributor").contentType(ContentType.XML).body("<a/>").post(NOTES);

    // Then
    expectProblem(answer.then(), 415, "request/unsupported-media-type");
  }

  @Test
  void askingForATypeThatIsNotThereIsRefused() {
    // When
    var answer = Calls.as("alice", "viewer").accept("image/png").get(NOTES);

    // Then
    expectProblem(answer.then(), 406, "request/not-acceptable");
  }

  @Test
  void anotherMethodIsRefused() {
    // When
    var answer = Calls.writingAs("bob", "contributor").delete(NOTES);

    // Then
    expectProblem(answer.then(), 405, "request/method-not-allowed");
  }

  @ParameterizedTest
  @CsvSource({"/api/demo/v1/nothing", "/nothing", "/"})
  void anUnknownPathIsAProblemToo(String path) {
    // When
    var answer = Calls.as("alice", "viewer").get(path);

    // Then
    expectProblem(answer.then(), 404, "request/unknown-path");
  }

  @ParameterizedTest
  @CsvSource({
    "/notes/17, id, '''17'' is not a UUID'",
    "/notes/1-1-1-1-1, id, '''1-1-1-1-1'' is not a UUID'",
    "/notes?limit=0, limit, must be a whole number from 1 to 500",
    "/notes?limit=501, limit, must be a whole number from 1 to 500",
    "/notes?limit=ten, limit, must be a whole number from 1 to 500",
    "/notes?cursor=abc, cursor, is not one of ours",
    "/notes?colour=PINK, colour, '''PINK'' is not one of RED, GREEN'"
  })
  void aMalformedParameterIsNamed(String path, String field, String message) {
    // When
    var answer = Calls.as("alice", "viewer").get("/api/demo/v1" + path);

    // Then
    expectProblem(answer.then(), 400, "request/invalid-value");
    answer
        .then()
        .body("errors[0].field", equalTo(field))
        .body("errors[0].message", containsString(message));
  }

  @Test
  void aPathThatIsNoUtf8IsAProblemToo() throws IOException {
    // When
    var answer = askAsItIs(NOTES + "/%c3");

    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("content-type: " + Problem.MEDIA_TYPE)
        .contains("\"instance\":\"/api/demo/v1/notes");
  }

  // What is no address at all is refused before anything of ours is asked.
  @ParameterizedTest
  @CsvSource({"/notes?type=%", "/notes?%zz=1", "/notes/%", "/notes/^"})
  void whatIsNoAddressIsRefused(String path) throws IOException {
    // When
    var answer = askAsItIs("/api/demo/v1" + path);

    // Then
    assertThat(answer).startsWith("HTTP/1.1 400 ");
  }

  /// The whole answer to a request whose address no library would send.
  private static String askAsItIs(String target) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(10_000);
      var request =
          """
          GET %s HTTP/1.1
          Host: localhost
          Authorization: %s
          Connection: close

          """
              .formatted(target, Tokens.bearer("alice", "viewer"))
              .replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void anAddressThatIsTooLongIsAProblemToo() {
    // When
    var answer = Calls.as("alice", "viewer").get(NOTES + "?cursor=" + "x".repeat(4_096));

    // Then
    expectProblem(answer.then(), 414, "request/too-long");
  }

  @Test
  void headersThatAreTooLongAreAProblemToo() {
    // When
    var answer = Calls.as("alice", "viewer").header("X-Lamp", "x".repeat(16_384)).get(NOTES);

    // Then
    expectProblem(answer.then(), 431, "request/too-long");
  }

  @Test
  void theNameOfAFieldIsNotSentBackAtAnyLength() {
    // When
    var answer = write("{\"title\": \"a\", \"" + "x".repeat(20_000) + "\": 1}");

    // Then
    expectProblem(answer, 400, "request/too-complex-json");
    assertThat(answer.extract().asByteArray()).hasSizeLessThan(3_000);
  }

  @Test
  void aFieldGivenTwiceIsNotSentBackAtAnyLength() {
    // Given
    var field = "\"" + "x".repeat(20_000) + "\": 1";

    // When
    var answer = write("{" + field + ", " + field + "}");

    // Then
    answer.statusCode(400).contentType(Problem.MEDIA_TYPE);
    assertThat(answer.extract().asByteArray()).hasSizeLessThan(3_000);
  }

  @Test
  void aMalformedCorrelationIdIsRefused() {
    // When
    var answer = Calls.as("alice", "viewer").header("Correlation-Id", "a b").get(NOTES);

    // Then
    expectProblem(answer.then(), 400, "request/invalid-value");
  }

  @Test
  void aBugIsAnsweredWithoutDetails() {
    // When
    var answer = Calls.as("alice", "viewer").get("/api/demo/v1/bug");

    // Then
    expectProblem(answer.then(), 500, "service/internal-error");
    answer.then().body(not(containsString("secret")));
  }

  @Test
  void anOutageSaysWhenToTryAgain() {
    // When
    var answer = Calls.as("alice", "viewer").get("/api/demo/v1/outage");

    // Then
    expectProblem(answer.then(), 503, "service/unavailable");
    answer.then().header("Retry-After", "2").body(not(containsString("socket")));
  }
}
