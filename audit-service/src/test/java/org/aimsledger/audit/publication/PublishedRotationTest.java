package org.aimsledger.audit.publication;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.aimsledger.audit.publication.RotatingTrail.Running;
import org.aimsledger.audit.stage.Stranger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log whose key was changed, as it is published: what the resource answers, over real sockets,
/// to the verifier as a program of its own.
class PublishedRotationTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private RotatingTrail trail;
  private HttpServer server;
  private Running process;

  @BeforeEach
  void changeTheKey() throws IOException {
    trail = new RotatingTrail(folder);
    trail.grow();
    trail.start("old").sign();
    var overlap = trail.start("old", "new");
    overlap.rotate();
    trail.takeIn();
    overlap.sign();
    process = trail.start("new");
    process.rotate();
    trail.takeIn();
    trail.grow();
    process.sign();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/trail/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
    trail.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange;
        var answer = answer(exchange.getRequestURI().getPath().substring("/trail/".length()))) {
      var content = bytes(answer.getEntity());
      exchange.sendResponseHeaders(
          answer.getStatus(), answer.getStatus() == 200 ? content.length : -1);
      if (answer.getStatus() == 200) {
        exchange.getResponseBody().write(content);
      }
    }
  }

  private Response answer(String path) {
    var published = trail.published(process);
    var answer =
        switch (path) {
          case "checkpoint" -> published.checkpoint();
          case "key-changes" -> published.keyChanges();
          case String change when change.startsWith("key-change/") ->
              published.keyChange(Long.parseLong(change.substring("key-change/".length())));
          default -> published.tile(path.substring("tile/".length()));
        };
    return answer.await().atMost(LIMIT);
  }

  private static byte[] bytes(Object entity) {
    return entity instanceof byte[] bytes ? bytes : String.valueOf(entity).getBytes(UTF_8);
  }

  private Stranger.Report verified(String policy) throws Exception {
    var file = Files.writeString(folder.resolve("policy"), policy, US_ASCII);
    return Stranger.verifies(
        "verify-log",
        "--policy",
        file.toString(),
        "http://127.0.0.1:%d/trail".formatted(server.getAddress().getPort()));
  }

  private String policyOf(String key) {
    return "log %s\nquorum none\n".formatted(trail.signer(key).verifierKey().encode());
  }

  @Test
  void whoKnowsTheFirstKeyLearnsTheSecondFromTheLog() throws Exception {
    // When
    var report = verified(policyOf("old"));

    // Then
    assertThat(report.exit()).as(report.output()).isZero();
    assertThat(report.output())
        .contains(
            "key learnt   %s: entry 1 announces it, %s has signed that"
                .formatted(
                    trail.signer("new").verifierKey().label(),
                    trail.signer("old").verifierKey().label()))
        .contains(
            "key retired  %s, by entry 2".formatted(trail.signer("old").verifierKey().label()))
        .contains("signed by    " + trail.signer("new").verifierKey().label());
  }

  @Test
  void thePublishedPolicyIsEnough() throws Exception {
    // When
    var report = verified(trail.policyText(process));

    // Then
    assertThat(report.exit()).as(report.output()).isZero();
    assertThat(report.output()).doesNotContain("key learnt");
  }

  /// Attack: the old key, which was retired, signs the newest checkpoint once more | verifier,
  /// `verify-log` by address, from the log itself | when it runs
  @Test
  void theRetiredKeyIsNotBelievedAgain() throws Exception {
    // Given
    var forged = trail.signer("old").sign(trail.newest().text()).bytes();
    var _ =
        server.createContext(
            "/trail/checkpoint",
            exchange -> {
              try (exchange) {
                exchange.sendResponseHeaders(200, forged.length);
                exchange.getResponseBody().write(forged);
              }
            });

    // When
    var report = verified(policyOf("old"));

    // Then
    assertThat(report.exit()).as(report.output()).isOne();
    assertThat(report.output()).contains("it retires the key");
  }
}
