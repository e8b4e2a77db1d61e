package org.aimsledger.servicekit.demo;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.Tokens;

/// Requests as rude clients send them, and a look at the service's own figures.
final class Load {
  private Load() {}

  static Response write() {
    return Calls.writingAs("bob", "contributor")
        .body("{\"title\": \"" + UUID.randomUUID() + "\", \"colour\": \"RED\"}")
        .post("/api/demo/v1/notes");
  }

  static Response slow(Duration time) {
    return Calls.as("alice", "viewer").get("/api/demo/v1/slow?millis=" + time.toMillis());
  }

  /// A value of `/q/metrics`.
  static double metric(String sample) {
    var text = Calls.as("root", "admin").get("/q/metrics").then().statusCode(200).extract();
    var line = Pattern.compile("(?m)^" + Pattern.quote(sample) + " ([0-9.E+-]+)$");
    var found = line.matcher(text.asString());
    if (!found.find()) {
      throw new IllegalStateException("no sample " + sample);
    }
    return Double.parseDouble(found.group(1));
  }

  /// Sends text over a connection of its own and leaves it open.
  static Socket send(String text) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return socket;
  }

  /// Head of an upload of which only a piece follows.
  static String upload(String length) {
    return """
    POST /api/demo/v1/uploads HTTP/1.1\r
    Host: localhost\r
    Authorization: %s\r
    Content-Type: text/plain\r
    %s\r
    \r
    """
        .formatted(Tokens.bearer("bob", "contributor"), length);
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come true in 30 s");
      }
      Thread.sleep(50);
    }
  }

  static <T> Future<T> start(Callable<T> work) {
    var task = new FutureTask<>(work);
    var _ = Thread.ofVirtual().start(task);
    return task;
  }
}
