package org.aimsledger.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.aimsledger.launcher.service.ServiceDefinition;

/// Stands in for a packaged service: a process of its own that answers the two health addresses.
final class FakeService {
  private FakeService() {}

  static ServiceDefinition as(String name) {
    return new ServiceDefinition(
        name,
        List.of(
            "-cp",
            Path.of("target/test-classes").toAbsolutePath().toString(),
            FakeService.class.getName()));
  }

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 10);
    server.createContext(
        "/q/health",
        exchange -> {
          try (exchange) {
            var body = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }
}
