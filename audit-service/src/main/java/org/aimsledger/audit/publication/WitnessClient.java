package org.aimsledger.audit.publication;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.Witnesses.Witness;
import org.aimsledger.verifier.log.Hash;

/// Asks a witness over HTTP (c2sp.org/tlog-witness). Nothing it answers is believed here.
@Singleton
class WitnessClient {
  /// A size, or some signature lines.
  private static final int LONGEST_ANSWER = 16 * 1024;

  private final TrailConfig config;
  private final HttpClient http;

  WitnessClient(TrailConfig config) {
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(config.witnessTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// @param old size from which the log says that it grew
  /// @param proof that it did
  /// @param note signed checkpoint
  Uni<WitnessAnswer> add(Witness witness, long old, List<Hash> proof, String note) {
    var body = new StringBuilder("old ").append(old).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    body.append('\n').append(note);
    var request =
        HttpRequest.newBuilder(
                witness.url().resolve(witness.url().getPath() + "/add-checkpoint").normalize())
            .timeout(config.witnessTimeout())
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build();
    // A thread of its own, which has the class loader of its caller: the client's own ones don't.
    return Uni.createFrom()
        .<WitnessAnswer>emitter(
            answer -> Thread.ofVirtual().name("witness").start(() -> send(request, answer)));
  }

  private void send(HttpRequest request, UniEmitter<? super WitnessAnswer> answer) {
    try {
      answer.complete(
          read(
              http.send(
                  request,
                  BodyHandlers.limiting(
                      BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER))));
    } catch (IOException e) {
      answer.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.fail(e);
    }
  }

  private static WitnessAnswer read(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 200 -> new WitnessAnswer.Cosigned(response.body());
      case 409 -> size(response.body().strip());
      case 422 -> new WitnessAnswer.NotConsistent(shown(response.body()));
      default ->
          new WitnessAnswer.Unusable(
              "status %d: %s".formatted(response.statusCode(), shown(response.body())));
    };
  }

  private static WitnessAnswer size(String decimal) {
    return decimal.matches("0|[1-9][0-9]{0,17}")
        ? new WitnessAnswer.Knows(Long.parseLong(decimal))
        : new WitnessAnswer.Unusable("status 409 without a size");
  }

  /// For a log line: bounded, and without control characters.
  private static String shown(String text) {
    var line = text.strip().replaceAll("\\p{Cntrl}", " ");
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}
