package org.aimsledger.audit.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.Witnesses;
import org.aimsledger.audit.platform.Witnesses.Witness;
import org.aimsledger.audit.platform.trail.Events;
import org.aimsledger.audit.platform.trail.TrailDatabase;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.NoteSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two processes of the service ask the same witness: one of them is overtaken.
class OvertakenWitnessTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String ORIGIN = "example.org/trail";

  private final Cosigner cosigner = Cosigner.of("example.org/witness", new byte[32]);
  private final TrailDatabase database = TrailDatabase.create();
  private final NoteSigner signer = NoteSigner.of(ORIGIN, new byte[32]);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile long known;
  private HttpServer server;
  private WitnessJob job;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/add-checkpoint", this::knowsAnother);
    server.start();
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(TrailConfig.class)
            .build()
            .getConfigMapping(TrailConfig.class);
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    job =
        new WitnessJob(
            database.checkpoints(),
            database.cosignatures(),
            database.tiles(),
            new WitnessClient(config),
            new Witnesses(List.of(new Witness("busy", url, cosigner.verifierKey())), 0),
            database.metrics(),
            config,
            Clock.systemUTC());
    publish(0);
  }

  @AfterEach
  void end() {
    server.stop(0);
    database.close();
  }

  /// While it is asked, the log grows, and the other process is first.
  private void knowsAnother(HttpExchange exchange) throws IOException {
    try (exchange) {
      var _ = exchange.getRequestBody().readAllBytes();
      if (asked.incrementAndGet() == 1) {
        publish(1);
      }
      var answer = (known + "\n").getBytes(UTF_8);
      exchange.sendResponseHeaders(409, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private void publish(int before) {
    var head =
        database.append("inventory", 0, Events.events("inventory", 0, before + 1, before + 1));
    var note = signer.sign(Checkpoint.of(ORIGIN, head.size(), head.root()).encode());
    database.checkpoints().keep(head, note).await().atMost(LIMIT);
  }

  private double refusals() {
    var counter =
        database.registry().find("aims.trail.witness.failures").tag("reason", "refused").counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void whatAnotherProcessHasShownItMeanwhileIsNoRefusal() {
    // Given
    known = 2;

    // When
    job.ask().await().atMost(LIMIT);

    // Then
    assertThat(asked).hasValue(1);
    assertThat(refusals()).isZero();
  }

  @Test
  void whatNoProcessHasSignedIsARefusal() {
    // Given
    known = 3;

    // When
    job.ask().await().atMost(LIMIT);

    // Then
    assertThat(asked).hasValue(1);
    assertThat(refusals()).isEqualTo(1);
  }
}
