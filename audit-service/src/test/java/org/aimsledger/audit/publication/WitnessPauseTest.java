package org.aimsledger.audit.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import org.aimsledger.verifier.log.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A witness that is away for a while, asked over real sockets.
class WitnessPauseTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String ORIGIN = "example.org/trail";

  private final AtomicInteger asked = new AtomicInteger();
  private final Cosigner cosigner = Cosigner.of("example.org/witness", new byte[32]);
  private final TrailDatabase database = TrailDatabase.create();
  private final Ticking clock = new Ticking();
  private volatile boolean away = true;
  private HttpServer server;
  private WitnessJob job;

  /// Time passes when the test says so.
  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void publish() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/add-checkpoint",
        exchange -> {
          try (exchange) {
            asked.incrementAndGet();
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var note = SignedNote.parse(body.substring(body.indexOf("\n\n") + 2));
            var lines =
                cosigner.cosign(note, clock.instant()).encode().substring(note.encode().length());
            var answer = (away ? "busy\n" : lines).getBytes(UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
    var head = database.append("inventory", 0, Events.events("inventory", 0, 1, 1));
    var signer = NoteSigner.of(ORIGIN, new byte[32]);
    var note = signer.sign(Checkpoint.of(ORIGIN, head.size(), head.root()).encode());
    database.checkpoints().keep(head, note).await().atMost(LIMIT);
    job = job();
  }

  private WitnessJob job() {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(TrailConfig.class)
            .build()
            .getConfigMapping(TrailConfig.class);
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var witness = new Witness("away", url, cosigner.verifierKey());
    return new WitnessJob(
        database.checkpoints(),
        database.cosignatures(),
        database.tiles(),
        new WitnessClient(config),
        new Witnesses(List.of(witness), 0),
        database.metrics(),
        config,
        clock);
  }

  @AfterEach
  void end() {
    server.stop(0);
    database.close();
  }

  /// Seconds pass one by one, and each has its tick.
  private void pass(int seconds) {
    for (var second = 0; second < seconds; second++) {
      job.ask().await().atMost(LIMIT);
      clock.pass(Duration.ofSeconds(1));
    }
  }

  private double cosigned() {
    var size = database.registry().find("aims.trail.witness.size").gauge();
    return size == null ? 0 : size.value();
  }

  @Test
  void aWitnessThatIsAwayIsAskedAgainAfterAPauseThatGrows() {
    // Given
    // When
    pass(60);

    // Then: after 0, 1, 3, 7, 15, 30, 45 seconds
    assertThat(asked).hasValue(7);
    assertThat(cosigned()).isZero();
  }

  @Test
  void onceItIsBackItCosignsWithinTheLongestPause() {
    // Given
    pass(60);
    away = false;

    // When
    pass(15);

    // Then
    assertThat(cosigned()).isEqualTo(1);
    assertThat(asked).hasValue(8);
  }
}
