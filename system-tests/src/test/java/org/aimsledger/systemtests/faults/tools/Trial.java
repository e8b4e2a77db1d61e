package org.aimsledger.systemtests.faults.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.launcher.AimsInstallation;

/// What a test of an instrument does with an installation: commands, and looks behind the services'
/// backs.
final class Trial {
  static final List<String> SERVICES = List.of("inventory", "risk", "incident", "audit");
  static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final AimsInstallation aims;
  private final String token;

  Trial(AimsInstallation aims) throws IOException {
    this.aims = aims;
    this.token = aims.tokenFor("ines", "contributor", "viewer");
  }

  String token() {
    return token;
  }

  record Answer(int status, JsonNode body) {}

  static String body(String name) {
    return "{\"name\": \"" + name + "\"}";
  }

  /// Registers a system; asks again with the same key as long as nobody answers.
  Answer register(String name) throws Exception {
    return insist(UUID.randomUUID().toString(), name, PATIENCE);
  }

  Answer insist(String key, String name, Duration longest) throws Exception {
    var deadline = Instant.now().plus(longest);
    while (true) {
      try {
        var answer = once(aims.serviceUrl("inventory"), key, name);
        if (answer.status() < 500 || Instant.now().isAfter(deadline)) {
          return answer;
        }
      } catch (IOException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
      }
      Thread.sleep(100);
    }
  }

  Answer once(URI service, String key, String name) throws IOException, InterruptedException {
    var response =
        http.send(
            HttpRequest.newBuilder(URI.create(service + SYSTEMS))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body(name)))
                .build(),
            BodyHandlers.ofString());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }

  long number(String service, String sql) throws SQLException, IOException {
    return Long.parseLong(text(service, sql));
  }

  String text(String service, String sql) throws SQLException, IOException {
    var database = aims.database(service);
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.owner().name(), database.owner().password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).as(sql).isTrue();
      return rows.getString(1);
    }
  }

  /// Returns when the trail holds every event of every service, once; fails when it does not in
  /// time.
  ///
  /// @return how long that took
  @CanIgnoreReturnValue
  Duration awaitWhole() throws Exception {
    var started = Instant.now();
    var stored = 0L;
    var entries = -1L;
    while (entries != stored && Duration.between(started, Instant.now()).compareTo(PATIENCE) < 0) {
      try {
        stored = 0;
        for (var service : SERVICES) {
          stored += number(service, "select sum(seq) from lane_head");
        }
        entries = number("audit", "select count(*) from trail_entry");
      } catch (SQLException _) {
        // The database is away.
        entries = -1;
      }
      Thread.sleep(50);
    }
    assertThat(entries).isEqualTo(stored);
    return Duration.between(started, Instant.now());
  }

  interface Question {
    boolean ask() throws Exception;
  }

  @CanIgnoreReturnValue
  static Duration await(String what, Duration longest, Question question) throws Exception {
    var started = Instant.now();
    while (!question.ask()) {
      assertThat(Duration.between(started, Instant.now())).as(what).isLessThan(longest);
      Thread.sleep(50);
    }
    return Duration.between(started, Instant.now());
  }
}
