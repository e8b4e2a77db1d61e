package org.aimsledger.risk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// The logs of inventory-service and incident-service, as their internal endpoints show them. A
/// test appends to one with `POST /append/{lane}`; the answer is the event's dense number.
public final class FakeProducers implements QuarkusTestResourceLifecycleManager {
  private static final int LANES = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<HttpServer> servers = new ArrayList<>();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "aims.producers.inventory", startOne(),
        "aims.producers.incident", startOne());
  }

  /// After the test kit's, whose addresses of producers lead nowhere.
  @Override
  public int order() {
    return 100;
  }

  @Override
  public void stop() {
    servers.forEach(server -> server.stop(0));
  }

  private String startOne() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var lanes = new ConcurrentHashMap<Integer, List<byte[]>>();
      server.createContext("/append/", exchange -> append(lanes, exchange));
      server.createContext("/internal/lanes", exchange -> read(lanes, exchange));
      server.start();
      servers.add(server);
      return "http://127.0.0.1:" + server.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(Map<Integer, List<byte[]>> lanes, HttpExchange exchange)
      throws IOException {
    var lane = lane(lanes, exchange);
    synchronized (lane) {
      lane.add(exchange.getRequestBody().readAllBytes());
      answer(exchange, lane.size());
    }
  }

  private static void read(Map<Integer, List<byte[]>> lanes, HttpExchange exchange)
      throws IOException {
    if (exchange.getRequestURI().getPath().equals("/internal/lanes")) {
      var heads =
          IntStream.range(0, LANES)
              .map(lane -> lanes.getOrDefault(lane, List.of()).size())
              .toArray();
      answer(exchange, Map.of("heads", heads));
      return;
    }
    var lane = lane(lanes, exchange);
    var after = parameter(exchange, "after");
    var limit = parameter(exchange, "limit");
    synchronized (lane) {
      var events =
          IntStream.rangeClosed(after + 1, Math.min(lane.size(), after + limit))
              .mapToObj(
                  seq ->
                      Map.of(
                          "seq",
                          seq,
                          "document",
                          Base64.getEncoder().encodeToString(lane.get(seq - 1))))
              .toList();
      answer(exchange, Map.of("events", events));
    }
  }

  private static List<byte[]> lane(Map<Integer, List<byte[]>> lanes, HttpExchange exchange) {
    var path = exchange.getRequestURI().getPath();
    var lane = Integer.valueOf(path.substring(path.lastIndexOf('/') + 1));
    return lanes.computeIfAbsent(lane, _ -> new ArrayList<>());
  }

  private static int parameter(HttpExchange exchange, String name) {
    for (var pair : exchange.getRequestURI().getQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return Integer.parseInt(pair.substring(name.length() + 1));
      }
    }
    throw new IllegalArgumentException("no " + name);
  }

  private static void answer(HttpExchange exchange, Object body) throws IOException {
    var bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
