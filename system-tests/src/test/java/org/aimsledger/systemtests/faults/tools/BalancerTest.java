package org.aimsledger.systemtests.faults.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two servers that say their names, behind one door.
class BalancerTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Named one;
  private Named other;
  private Balancer balancer;

  private static final class Named {
    private final HttpServer server;
    private volatile boolean ready = true;

    Named(String name) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/ready", exchange -> answer(exchange, ready ? 200 : 503, ""));
      server.createContext("/name", exchange -> answer(exchange, 200, name));
      server.start();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
      try (exchange) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        // A connection for each question, as clients of different places have.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }

    int port() {
      return server.getAddress().getPort();
    }
  }

  @BeforeEach
  void start() throws Exception {
    one = new Named("one");
    other = new Named("other");
    balancer = Balancer.of(List.of(one.port(), other.port()), "/ready");
    assertThat(balancer.awaitReady(one.port(), LONGEST)).isTrue();
    assertThat(balancer.awaitReady(other.port(), LONGEST)).isTrue();
  }

  @AfterEach
  void stop() throws IOException {
    balancer.close();
    one.server.stop(0);
    other.server.stop(0);
  }

  @Test
  void newConnectionsGoToBothInTurn() throws IOException {
    assertThat(List.of(asked(), asked())).containsExactlyInAnyOrder("one", "other");
    assertThat(balancer.accepted()).isEqualTo(2);
  }

  @Test
  void whoIsNotReadyGetsNoNewConnectionUntilItIsAgain() throws Exception {
    // Given
    one.ready = false;
    Trial.await("only the other one", LONGEST, () -> names(4).equals(Set.of("other")));

    // When
    one.ready = true;

    // Then
    Trial.await("both", LONGEST, () -> names(4).equals(Set.of("one", "other")));
  }

  @Test
  void withoutAnybodyReadyConnectionsAreReset() throws Exception {
    // Given
    one.ready = false;
    other.server.stop(0);

    // When
    Trial.await("nobody", LONGEST, () -> names(1).isEmpty());

    // Then
    assertThatThrownBy(this::asked).isInstanceOf(IOException.class);
    assertThat(balancer.awaitReady(one.port(), Duration.ofMillis(500))).isFalse();
  }

  private Set<String> names(int questions) {
    var names = new HashSet<String>();
    for (var question = 0; question < questions; question++) {
      try {
        names.add(asked());
      } catch (IOException _) {
        // Nobody.
      }
    }
    return names;
  }

  private String asked() throws IOException {
    var address = URI.create("http://127.0.0.1:" + balancer.port() + "/name").toURL();
    try (var answer = address.openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
