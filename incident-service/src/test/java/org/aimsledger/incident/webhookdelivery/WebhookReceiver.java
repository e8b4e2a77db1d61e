package org.aimsledger.incident.webhookdelivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A receiver as a stranger would write it with the public library, which can also behave badly.
final class WebhookReceiver implements AutoCloseable {
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile int status = 204;
  private volatile boolean hanging;
  private volatile Map<String, String> answerHeaders = Map.of();
  private HttpServer server;

  /// A request.
  ///
  /// @param taken whether it was answered by 204
  record Got(String path, Map<String, List<String>> headers, String body, boolean taken) {
    String id() {
      return header("webhook-id");
    }

    String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElseThrow();
    }

    /// What the public library says of it.
    boolean verifiesWith(String secret) {
      return verifies(secret, headers, body);
    }

    static boolean verifies(String secret, Map<String, List<String>> headers, String body) {
      try {
        new Webhook(secret).verify(body, lowerCase(headers));
        return true;
      } catch (WebhookVerificationException _) {
        return false;
      } catch (EmptyWebhookSecretException e) {
        throw new IllegalArgumentException(e);
      }
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
      var all = new TreeMap<String, List<String>>();
      headers.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values));
      return all;
    }
  }

  WebhookReceiver() throws IOException {
    this.server = start(0);
  }

  private HttpServer start(int port) throws IOException {
    var started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    started.createContext("/", this::handle);
    started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    started.start();
    return started;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      got.add(
          new Got(
              exchange.getRequestURI().getPath(),
              Map.copyOf(exchange.getRequestHeaders()),
              body,
              !hanging && status == 204));
      if (hanging) {
        awaitRelease();
      }
      answerHeaders.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return "http://127.0.0.1:%d/in".formatted(server.getAddress().getPort());
  }

  void answer(int newStatus, Map<String, String> headers) {
    answerHeaders = headers;
    status = newStatus;
  }

  /// From now on it takes things and answers nothing.
  void hang() {
    hanging = true;
  }

  /// From now on it answers again; what it was silent about gets no answer any more.
  void goOn() {
    hanging = false;
  }

  /// It is not there any more.
  void stop() {
    server.stop(0);
  }

  /// It is there again, under the same address.
  void restart() throws IOException {
    server = start(server.getAddress().getPort());
  }

  List<Got> got() {
    return got;
  }

  List<Got> taken() {
    return got.stream().filter(Got::taken).toList();
  }

  /// What it took of one incident, by type.
  List<String> typesOf(String incident) {
    return taken().stream()
        .map(Got::body)
        .filter(body -> body.contains(incident))
        .map(
            body ->
                body.replaceAll(
                    "(?s)\\{\"type\":\"org\\.aimsledger\\.incident\\.([a-z-]+).*", "$1"))
        .map(Objects::requireNonNull)
        .toList();
  }

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
  }
}
