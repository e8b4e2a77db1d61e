package org.aimsledger.inventory.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Measures every list, filter and search on a large inventory, several clients at once:
/// `-Dmeasure.register=100000`, with ten links for each system. Says how long each question took;
/// figures of a machine that has something else to do mean nothing.
@QuarkusTest
@EnabledIfSystemProperty(
    named = "measure.register",
    matches = "[0-9]+",
    disabledReason = "measures for minutes; -Dmeasure.register=100000 asks for it")
class RegisterLoadTest {
  private static final int SYSTEMS = Integer.getInteger("measure.register", 0);
  private static final int CLIENTS = Integer.getInteger("measure.clients", 8);
  private static final int EACH = Integer.getInteger("measure.requests", 40);
  private static final int WARM_UP = EACH / 4;
  private static final double MOST = 50;
  private static final double MOST_OF_HUB = 200;

  @TestHTTPResource("/api/inventory/v1/")
  URI api;

  private record Measured(String question, double median, double p99, double slowest) {
    @Override
    public String toString() {
      return "%8.1f %8.1f %8.1f  %s".formatted(median, p99, slowest, question);
    }
  }

  @Test
  void everyListFilterAndSearchIsAnsweredInTime() throws Exception {
    // Given
    var begin = System.nanoTime();
    new LargeRegister(SYSTEMS, 10 * SYSTEMS, SYSTEMS / 10).fill(DatabaseAccess.ofService());
    System.err.printf(
        "%,d systems, %,d links, filled in %.0f s; %d clients; milliseconds: p50, p99, slowest%n",
        SYSTEMS, 10 * SYSTEMS, (System.nanoTime() - begin) / 1e9, CLIENTS);

    // When
    var measured = new ArrayList<Measured>();
    try (var client = new Client(api)) {
      // The JVM compiles what all questions share.
      client.measure("ai-systems", 20 * WARM_UP);
      for (var question : Questions.all()) {
        measured.add(client.measure(question, EACH));
        System.err.println(measured.getLast());
      }
      measured.add(client.measure(Questions.HUB, EACH / 4));
      System.err.println(measured.getLast());
    }

    // Then
    assertThat(measured)
        .filteredOn(one -> one.p99() >= (one.question().equals(Questions.HUB) ? MOST_OF_HUB : MOST))
        .as("too slow")
        .isEmpty();
  }

  /// Several at once, each with its next question as soon as the last one is answered.
  private static final class Client implements AutoCloseable {
    private final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String token = Tokens.bearer("vera", "viewer");

    private Client(URI api) {
      this.api = api;
    }

    /// @param times how often each client asks
    private Measured measure(String question, int times)
        throws InterruptedException, ExecutionException {
      var request =
          HttpRequest.newBuilder(api.resolve(question)).header("Authorization", token).build();
      try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
        var rounds = new ArrayList<Future<List<Long>>>();
        for (var i = 0; i < CLIENTS; i++) {
          rounds.add(
              clients.submit(
                  () ->
                      LongStream.range(0, WARM_UP + times)
                          .map(_ -> ask(request))
                          .skip(WARM_UP)
                          .boxed()
                          .toList()));
        }
        var all = new ArrayList<Long>();
        for (var round : rounds) {
          all.addAll(round.get());
        }
        return measured(question, all);
      }
    }

    private static Measured measured(String question, List<Long> nanoseconds) {
      var sorted = nanoseconds.stream().mapToDouble(one -> one / 1e6).sorted().toArray();
      return new Measured(
          question,
          sorted[sorted.length / 2],
          sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
          Arrays.stream(sorted).max().orElseThrow());
    }

    private long ask(HttpRequest request) {
      try {
        var begin = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        var time = System.nanoTime() - begin;
        if (answer.statusCode() != 200) {
          throw new IOException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return time;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
