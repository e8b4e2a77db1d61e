package org.aimsledger.audit.checkpointpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A web server that keeps what it gets, or behaves badly.
final class Receiver implements AutoCloseable {
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile int status = 204;
  private volatile boolean hanging;
  private HttpServer server;

  /// A request, as far as the tests look at it.
  record Got(String method, String authorization, String body) {}

  Receiver() throws IOException {
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
      if (hanging) {
        awaitRelease();
      }
      if (status < 300) {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        got.add(
            new Got(exchange.getRequestMethod(), authorization == null ? "" : authorization, body));
      }
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

  URI url() {
    return URI.create("http://127.0.0.1:%d/keep".formatted(server.getAddress().getPort()));
  }

  /// From now on it answers with this status; from 300 on it keeps nothing.
  void answer(int newStatus) {
    status = newStatus;
  }

  /// From now on it answers nothing.
  void hang() {
    hanging = true;
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

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
  }
}
