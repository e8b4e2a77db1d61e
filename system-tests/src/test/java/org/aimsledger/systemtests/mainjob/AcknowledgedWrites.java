package org.aimsledger.systemtests.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Two clients that write one record after the other and note each that was acknowledged, while
/// services are killed around them.
final class AcknowledgedWrites implements AutoCloseable {
  private static final Map<String, String> RISK =
      Map.of(
          "path", "/api/risk/v1/risks",
          "role", "risk-owner",
          "body",
              """
              {"title": "Wrong lamp", "description": "Noted while services were killed.", "source": "C.3.4", "cause": "UNINTENDED_RESULT", "affects": "INDIVIDUAL"}
              """);
  private static final Map<String, String> INCIDENT =
      Map.of(
          "path", "/api/incident/v1/incidents",
          "role", "responder",
          "body",
              """
              {"title": "Wrong lamp", "description": "Noted while services were killed."}
              """);

  private final Api api;
  private final ConcurrentLinkedQueue<Written> written = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;

  AcknowledgedWrites(Api api) {
    this.api = api;
  }

  /// A record that a service has said it holds.
  record Written(String service, String id) {}

  void start() {
    clients.add(Thread.startVirtualThread(() -> write("risk", RISK)));
    clients.add(Thread.startVirtualThread(() -> write("incident", INCIDENT)));
  }

  /// Everything acknowledged so far; fails if a write was refused.
  List<Written> all() {
    assertThat(failure).isNull();
    return List.copyOf(written);
  }

  private void write(String service, Map<String, String> what) {
    try {
      while (!stopped) {
        var answer =
            api.post(
                service,
                what.getOrDefault("path", ""),
                "nora",
                what.getOrDefault("role", ""),
                what.getOrDefault("body", ""));
        if (answer.status() != 201) {
          throw new IllegalStateException(service + " answered " + answer.body());
        }
        written.add(new Written(service, answer.body().path("id").asText()));
        Thread.sleep(20);
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  /// Lets the writes that are under way end.
  @Override
  public void close() {
    stopped = true;
    try {
      for (var client : clients) {
        client.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
