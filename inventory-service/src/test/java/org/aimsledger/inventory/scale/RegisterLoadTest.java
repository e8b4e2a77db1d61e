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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Measures every list, filter and search on a large inventory: `-Dmeasure.register=100000`, with
/// ten links for each system. Each question is asked by one client alone, which shows what it
/// costs, and then by several at once, which shows how long it waits for others. The largest hub
/// comes first. `-Dtest.jvm-options=-XX:+UseSerialGC` gives the service the optimising compiler
/// that it has in production; `-Dmeasure.only=text` asks questions with that text only. Figures of
/// a machine that has something else to do mean nothing.
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
  private static final String ONLY = System.getProperty("measure.only", "");
  private static final int WORST = 20;
  private static final double MOST = 50;
  private static final double MOST_OF_HUB = 200;

  @TestHTTPResource("/api/inventory/v1/")
  URI api;

  /// Milliseconds.
  ///
  /// @param alone median of one client that asks alone
  private record Measured(
      String question, double alone, double median, double p99, double slowest) {
    private static final Comparator<Measured> WORST_FIRST =
        Comparator.comparingDouble(Measured::p99).reversed();

    private boolean isHub() {
      return question.equals(Questions.HUB);
    }

    private boolean isTooSlow() {
      return p99 >= (isHub() ? MOST_OF_HUB : MOST);
    }

    @Override
    public String toString() {
      return "%8.1f %8.1f %8.1f %8.1f  %s".formatted(alone, median, p99, slowest, question);
    }
  }

  @Test
  void everyListFilterAndSearchIsAnsweredInTime() throws Exception {
    // Given
    var begin = System.nanoTime();
    new LargeRegister(SYSTEMS, 10 * SYSTEMS, SYSTEMS / 10).fill(DatabaseAccess.ofService());
    System.err.printf(
        "%,d systems, %,d links, filled in %.0f s; milliseconds:"
            + " one client alone p50; %d clients p50, p99, slowest%n",
        SYSTEMS, 10 * SYSTEMS, (System.nanoTime() - begin) / 1e9, CLIENTS);

    // When
    var measured = new ArrayList<Measured>();
    try (var client = new Client(api)) {
      // The JVM compiles what all questions share.
      client.warmUp("ai-systems", 20 * WARM_UP);
      for (var question : questions()) {
        measured.add(client.measure(question));
        System.err.println(measured.getLast());
      }
    }

    // Then
    var hub = measured.stream().filter(Measured::isHub).findFirst();
    hub.ifPresent(
        one ->
            System.err.printf(
                "largest hub: p99 %.1f ms, %s %.0f ms%n",
                one.p99(), one.isTooSlow() ? "not under" : "under", MOST_OF_HUB));
    System.err.printf(
        "%d of %d questions under %.0f ms; the slowest:%n",
        measured.stream().filter(one -> !one.isHub() && !one.isTooSlow()).count(),
        measured.size() - hub.stream().count(),
        MOST);
    measured.stream().sorted(Measured.WORST_FIRST).limit(WORST).forEach(System.err::println);
    assertThat(measured).filteredOn(Measured::isTooSlow).as("too slow").isEmpty();
  }

  private static List<String> questions() {
    return Stream.concat(Stream.of(Questions.HUB), Questions.all().stream())
        .filter(question -> question.contains(ONLY))
        .toList();
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

    private void warmUp(String question, int times)
        throws InterruptedException, ExecutionException {
      var _ = times(request(question), CLIENTS, times);
    }

    private Measured measure(String question) throws InterruptedException, ExecutionException {
      var request = request(question);
      var alone = times(request, 1, EACH / 2);
      var together = times(request, CLIENTS, EACH);
      return new Measured(
          question,
          percentile(alone, 0.5),
          percentile(together, 0.5),
          percentile(together, 0.99),
          together.getLast());
    }

    private HttpRequest request(String question) {
      return HttpRequest.newBuilder(api.resolve(question)).header("Authorization", token).build();
    }

    /// How long each answer took, in milliseconds, shortest first.
    ///
    /// @param times how often each client asks, after it has warmed up
    private List<Double> times(HttpRequest request, int clients, int times)
        throws InterruptedException, ExecutionException {
      try (var threads = Executors.newFixedThreadPool(clients)) {
        var rounds = new ArrayList<Future<List<Double>>>();
        for (var i = 0; i < clients; i++) {
          rounds.add(
              threads.submit(
                  () ->
                      LongStream.range(0, WARM_UP + times)
                          .mapToObj(_ -> ask(request) / 1e6)
                          .skip(WARM_UP)
                          .toList()));
        }
        var all = new ArrayList<Double>();
        for (var round : rounds) {
          all.addAll(round.get());
        }
        all.sort(Comparator.naturalOrder());
        return List.copyOf(all);
      }
    }

    private static double percentile(List<Double> sorted, double part) {
      return sorted.get((int) Math.ceil(sorted.size() * part) - 1);
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
