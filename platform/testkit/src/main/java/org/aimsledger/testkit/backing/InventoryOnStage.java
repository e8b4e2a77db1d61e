package org.aimsledger.testkit.backing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Plays the log of inventory-service for a consumer of its events: what a test puts under
/// `/documents/<lane>/<seq>` can be pulled from `/internal/lanes/<lane>`, as the real service gives
/// it out.
public final class InventoryOnStage implements QuarkusTestResourceLifecycleManager {
  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  private @Nullable HttpServer server;

  @Override
  public int order() {
    // After the test kit, which names an address where nobody listens.
    return 100;
  }

  @Override
  public Map<String, String> start() {
    try {
      var started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.createContext("/documents/", this::keep);
      started.createContext("/internal/lanes", exchange -> send(exchange, "{\"heads\":[0,0,0,0]}"));
      started.createContext("/internal/lanes/", this::show);
      started.start();
      server = started;
      return Map.of(
          "aims.producers.inventory", "http://127.0.0.1:" + started.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void keep(HttpExchange exchange) throws IOException {
    var place = exchange.getRequestURI().getPath().substring("/documents/".length());
    documents.put(place, exchange.getRequestBody().readAllBytes());
    send(exchange, "{}");
  }

  private void show(HttpExchange exchange) throws IOException {
    var lane = exchange.getRequestURI().getPath().substring("/internal/lanes/".length());
    var query = exchange.getRequestURI().getQuery();
    var next = Long.parseLong(query.substring("after=".length(), query.indexOf('&'))) + 1;
    var document = documents.get(lane + "/" + next);
    var event =
        document == null
            ? ""
            : "{\"seq\":%d,\"document\":\"%s\"}"
                .formatted(next, Base64.getEncoder().encodeToString(document));
    send(exchange, "{\"lane\":" + lane + ",\"events\":[" + event + "]}");
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }
}
