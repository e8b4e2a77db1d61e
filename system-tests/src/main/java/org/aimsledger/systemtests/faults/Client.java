package org.aimsledger.systemtests.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.aimsledger.systemtests.faults.Http.Answer;
import org.aimsledger.systemtests.faults.Outcome.Accepted;
import org.aimsledger.systemtests.faults.Outcome.Acknowledged;
import org.aimsledger.systemtests.faults.Outcome.Refused;
import org.aimsledger.systemtests.faults.Outcome.Unknown;

/// One client of a round: one command after the other, each with a key of its own. Where the answer
/// doesn't come it asks again with the same key, or gives up, or had hung up itself.
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(150);

  private final int round;
  private final Workload workload;
  private final Known known;
  private final Http http;
  private final History history;
  private final RandomGenerator random;
  private final Phase phase;

  Client(
      int round,
      Workload workload,
      Known known,
      Http http,
      History history,
      RandomGenerator random,
      Phase phase) {
    this.round = round;
    this.workload = workload;
    this.known = known;
    this.http = http;
    this.history = history;
    this.random = random;
    this.phase = phase;
  }

  void run() {
    try {
      while (phase.takesCommands()) {
        carryOut(workload.next());
        Thread.sleep(random.nextInt(phase.isHeavy() ? 8 : 500));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(Request request) throws InterruptedException {
    var tries = 0;
    var why = "";
    if (random.nextInt(40) == 0) {
      tries++;
      why = hangUp(request);
      if (random.nextBoolean()) {
        history.add(round, new History.Entry(request, tries, new Unknown(why)));
        return;
      }
    }
    var persistent = random.nextInt(8) != 0;
    while (true) {
      tries++;
      try {
        var answer = http.send(request, PATIENCE, random);
        if (answer.status() < 500 && answer.status() != 408 && answer.status() != 429) {
          settled(request, tries, answer);
          return;
        }
        why = "status " + answer.status();
      } catch (IOException e) {
        why = String.valueOf(e);
      }
      if (!persistent || !phase.insists()) {
        history.add(round, new History.Entry(request, tries, new Unknown(why)));
        return;
      }
      Thread.sleep(BETWEEN_TRIES);
    }
  }

  private String hangUp(Request request) {
    try {
      http.hangUp(request, random);
      return "hung up";
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  private void settled(Request request, int tries, Answer answer) {
    Outcome outcome;
    if (answer.status() >= 400) {
      var type = answer.body().path("type").asText();
      // A no to a repetition says nothing about the first try, which may still be under way.
      outcome =
          tries == 1 || type.endsWith("idempotency-key-reused")
              ? new Refused(answer.status(), type)
              : new Unknown("refused at try " + tries + " with " + answer.status());
      if (request.service().equals("incident") && request.path().length() > 60) {
        known.forgetIncident(request.path().split("/", -1)[5]);
      }
    } else if (request.kind().equals("import")) {
      outcome = new Accepted(answer.body().path("id").asText());
    } else {
      var id = answer.body().path("id").asText();
      outcome = new Acknowledged(category(request) + "/" + id, answer.etag());
      known.learn(request, id, answer.etag());
    }
    history.add(round, new History.Entry(request, tries, outcome));
  }

  private static String category(Request request) {
    return request.service().equals("inventory") ? "ai-system" : request.service();
  }
}
