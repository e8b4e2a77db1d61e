package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Tight.class)
class AdmissionTest {
  private static final String REQUESTS = "aims_http_requests";
  private static final String BODIES = "aims_http_body_bytes";

  private final List<Socket> open = new ArrayList<>();

  @BeforeEach
  void nobodyIsInside() throws InterruptedException {
    Load.await(() -> Load.metric(REQUESTS) == 0);
  }

  @AfterEach
  void hangUp() throws IOException {
    for (var socket : open) {
      socket.close();
    }
  }

  private static void expectRefusal(Response answer, String words) {
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("https://aimsledger.org/problems/service/unavailable"))
        .body("detail", startsWith(words))
        .body("correlationId", notNullValue());
  }

  @Test
  void whatIsBeyondTheMostRequestsIsRefusedAndTheOthersAreAnswered() throws Exception {
    // Given
    var refusedBefore = Load.metric("aims_http_refused_total{reason=\"requests\"}");
    List<Future<Response>> inside = new ArrayList<>();
    for (var i = 0; i < Tight.REQUESTS; i++) {
      inside.add(Load.start(() -> Load.slow(Duration.ofSeconds(2))));
    }
    Load.await(() -> Load.metric(REQUESTS) == Tight.REQUESTS);

    // When
    var beyond = Load.write();

    // Then
    expectRefusal(beyond, "The service has as many requests in flight as it takes on at once.");
    Calls.anonymous().get("/q/health/live").then().statusCode(200);
    Calls.as("risk-service", "service").get("/internal/lanes").then().statusCode(200);
    for (var answer : inside) {
      answer.get().then().statusCode(200);
    }
    Load.await(() -> Load.metric(REQUESTS) == 0);
    Load.write().then().statusCode(201);
    assertThat(Load.metric("aims_http_refused_total{reason=\"requests\"}"))
        .isEqualTo(refusedBefore + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 3000000", "Transfer-Encoding: chunked"})
  void whatIsBeyondTheMostBytesOfBodiesIsRefusedUntilTheSenderIsGone(String length)
      throws Exception {
    // Given
    var slow = Load.send(Load.upload(length));
    open.add(slow);
    Load.await(() -> Load.metric(BODIES) >= 3_000_000);

    // When
    var beyond =
        Calls.as("bob", "contributor")
            .contentType("text/plain")
            .body("x".repeat(200_000))
            .post("/api/demo/v1/uploads");

    // Then
    expectRefusal(beyond, "The service is reading as many bytes of request bodies");
    slow.close();
    Load.await(() -> Load.metric(BODIES) == 0);
    Calls.as("bob", "contributor")
        .contentType("text/plain")
        .body("x".repeat(200_000))
        .post("/api/demo/v1/uploads")
        .then()
        .statusCode(200)
        .body("bytes", equalTo(200_000));
  }

  @Test
  void aRequestThatNothingAnswersIsAnsweredAfterTheLongestTime() throws InterruptedException {
    // Given
    var started = System.nanoTime();

    // When
    var answer = Load.slow(Duration.ofSeconds(30));

    // Then
    expectRefusal(answer, "The answer took too long.");
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(15));
    Load.await(() -> Load.metric(REQUESTS) == 0);
  }

  @Test
  void clientsThatHangUpLeaveNothingBehind() throws Exception {
    // Given
    var body = "{\"title\": \"gone\", \"colour\": \"RED\"}";
    var head =
        """
        POST /api/demo/v1/notes HTTP/1.1\r
        Host: localhost\r
        Authorization: %s\r
        Content-Type: application/json\r
        Idempotency-Key: hang-up-%%d-%d\r
        Content-Length: %d\r
        \r
        """
            .formatted(Tokens.bearer("bob", "contributor"), System.nanoTime(), body.length());

    // When: a third before the body, a third in the middle of it, a third before the answer
    for (var i = 0; i < 90; i++) {
      var piece = i % 3 == 0 ? "" : i % 3 == 1 ? body.substring(0, 9) : body;
      Load.send(head.formatted(i) + piece).close();
    }

    // Then
    Load.await(() -> Load.metric(REQUESTS) == 0 && Load.metric(BODIES) == 0);
    List<Future<Integer>> writes = new ArrayList<>();
    for (var i = 0; i < Tight.REQUESTS; i++) {
      writes.add(Load.start(() -> Load.write().statusCode()));
    }
    for (var write : writes) {
      assertThat(write.get()).isEqualTo(201);
    }
  }

  @Test
  void clientsThatHangUpWhileTheyWaitLeaveNothingBehind() throws Exception {
    // Given
    var head =
        "GET /api/demo/v1/slow?millis=3500 HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + Tokens.bearer("alice", "viewer")
            + "\r\n\r\n";
    for (var i = 0; i < Tight.REQUESTS; i++) {
      open.add(Load.send(head));
    }
    Load.await(() -> Load.metric(REQUESTS) == Tight.REQUESTS);

    // When
    hangUp();

    // Then
    Load.await(() -> Load.metric(REQUESTS) == 0);
    Load.write().then().statusCode(201);
  }

  @Test
  void aRefusedSenderWhoSendsHisWholeBodyReadsTheAnswer() throws Exception {
    // Given
    var slow = Load.send(Load.upload("Content-Length: 3000000"));
    open.add(slow);
    Load.await(() -> Load.metric(BODIES) >= 3_000_000);

    // When
    var refused = Load.send(Load.upload("Content-Length: 1000000") + "x".repeat(1_000_000));
    open.add(refused);

    // Then
    var answer = new String(refused.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    assertThat(answer).isEqualTo("HTTP/1.1 503");
  }
}
