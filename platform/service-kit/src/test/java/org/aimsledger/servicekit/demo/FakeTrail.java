package org.aimsledger.servicekit.demo;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A trail that claims to have seen as much of the demo service as the test says, and gives nothing
/// back.
public final class FakeTrail implements QuarkusTestResourceLifecycleManager {
  /// Highest number of each lane, as JSON.
  static final AtomicReference<String> HEADS = new AtomicReference<>("[1000000, 0, 0, 0]");

  private @Nullable HttpServer server;

  /// After the servers that every test has, whose setting this one takes the place of.
  @Override
  public int order() {
    return 1;
  }

  /// The demo service with this trail.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(FakeTrail.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "aims.event-store.recovery-pause", "PT0.2S",
          "aims.event-store.recovery-patience", "PT1S");
    }
  }

  @Override
  public Map<String, String> start() {
    try {
      var started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.createContext(
          "/internal/trail/",
          exchange -> {
            var heads = exchange.getRequestURI().getPath().endsWith("/lanes");
            var body = heads ? "{\"heads\": " + HEADS.get() + "}" : "{\"lane\": 0, \"events\": []}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      started.start();
      server = started;
      return Map.of("aims.producers.audit", "http://127.0.0.1:" + started.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    var running = server;
    if (running != null) {
      running.stop(0);
    }
  }
}
