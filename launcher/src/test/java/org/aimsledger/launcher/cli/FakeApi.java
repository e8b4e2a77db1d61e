package org.aimsledger.launcher.cli;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// A service that gives prepared answers and remembers what it was asked.
final class FakeApi implements AutoCloseable {
  record Request(
      String line, String authorization, String idempotencyKey, String contentType, String body) {}

  private record Prepared(int status, String contentType, String latin1) {
    byte[] body() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private final HttpServer server;
  private final Queue<Prepared> answers = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();

  private FakeApi(HttpServer server) {
    this.server = server;
  }

  static FakeApi start() throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 10);
    var api = new FakeApi(server);
    server.createContext("/", api::handle);
    server.start();
    return api;
  }

  @CanIgnoreReturnValue
  FakeApi thenJson(int status, String json) {
    return then(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  @CanIgnoreReturnValue
  synchronized FakeApi then(int status, String contentType, byte[] body) {
    // ISO 8859-1 keeps every byte.
    answers.add(new Prepared(status, contentType, new String(body, StandardCharsets.ISO_8859_1)));
    return this;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      requests.add(
          new Request(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              String.valueOf(headers.getFirst("Authorization")),
              String.valueOf(headers.getFirst("Idempotency-Key")),
              String.valueOf(headers.getFirst("Content-Type")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      var answer = answers.remove();
      var body = answer.body();
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
