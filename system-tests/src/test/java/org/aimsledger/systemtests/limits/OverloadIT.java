package org.aimsledger.systemtests.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.process.OsProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The packaged inventory service with the heap that the launcher gives it (128 MB).
// Two minutes of full load, and figures that a busy machine bends: asked for with
// mvn verify -pl system-tests -Dit.test=OverloadIT -Daims.overload=true
@EnabledIfSystemProperty(named = "aims.overload", matches = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverloadIT {
  private static final int CONNECTIONS = 2_000;
  private static final Duration LOAD = Duration.ofSeconds(20);
  private static final long MOST_RESIDENT = 480L * 1024 * 1024;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private AimsInstallation aims;

  @BeforeAll
  void up() throws Exception {
    aims = AimsInstallation.at(folder.resolve("aims"), Ports.free());
    aims.up();
  }

  @AfterAll
  void down() {
    if (aims != null) {
      aims.close();
    }
  }

  @Test
  @Order(1)
  void twoThousandConnectionsNeitherKillAServiceNorSilenceItsHealth() throws Exception {
    // Given
    var process = aims.pid("inventory");
    List<Duration> health = new ArrayList<>();
    var resident = 0L;

    // When
    try (var clients =
        new Clients(aims.serviceUrl("inventory"), aims.tokenFor("carla", "contributor"))) {
      clients.start(CONNECTIONS);
      var end = System.nanoTime() + LOAD.toNanos();
      while (System.nanoTime() < end) {
        health.add(liveness());
        resident = Math.max(resident, OsProcess.residentBytesAlone(process).orElseThrow());
        Thread.sleep(500);
      }
      clients.stop();

      // Then
      System.out.printf(
          "2,000 connections: %d acknowledged, %d refused, resident %d MB, slowest liveness %d ms%n",
          clients.acknowledged.size(),
          clients.refused.get(),
          resident >> 20,
          health.stream().mapToLong(Duration::toMillis).max().orElseThrow());
      assertThat(clients.acknowledged).isNotEmpty();
      assertThat(clients.refused.get()).isPositive();
      assertThat(clients.refusedWithoutRetryAfter.get()).isZero();
      assertThat(clients.otherStatuses).isEmpty();
      assertThat(clients.unanswered).isEmpty();
      assertThat(stored()).containsAll(clients.acknowledged);
    }
    assertThat(aims.pid("inventory")).isEqualTo(process);
    assertThat(resident).isLessThan(MOST_RESIDENT);
    assertThat(Files.readString(aims.log("inventory"))).doesNotContain("OutOfMemoryError");
  }

  @Test
  @Order(2)
  void aServiceThatIsStoppedUnderLoadAnswersWhatItHasAcceptedAndStoresNothingElse()
      throws Exception {
    // Given
    try (var clients =
        new Clients(aims.serviceUrl("inventory"), aims.tokenFor("carla", "contributor"))) {
      clients.start(64);
      while (clients.acknowledged.size() < 200) {
        Thread.sleep(50);
      }
      var started = System.nanoTime();

      // When
      aims.stop("inventory");
      var took = Duration.ofNanos(System.nanoTime() - started);
      clients.stop();
      aims.start("inventory");
      aims.awaitReady("inventory", Duration.ofMinutes(3));

      // Then
      System.out.printf(
          "stopped in %d ms: %d acknowledged, %d refused, %d without answer%n",
          took.toMillis(),
          clients.acknowledged.size(),
          clients.refused.get(),
          clients.unanswered.size());
      assertThat(took).isLessThan(Duration.ofSeconds(20));
      var stored = stored();
      assertThat(stored).containsAll(clients.acknowledged);
      // Whoever got no answer had sent when the door was shut for good; nothing of his was begun.
      assertThat(stored).doesNotContainAnyElementsOf(clients.unanswered);
      // In its last moments Quarkus refuses by itself, without Retry-After: a few of those who
      // come.
      assertThat(clients.refusedWithoutRetryAfter.get()).isLessThan(64);
      assertThat(clients.otherStatuses).isEmpty();
    }
  }

  @Test
  @Order(3)
  void aFrozenBrokerAndAFrozenTrailCostNoCommandItsAnswer() throws Exception {
    // Given
    try (var clients =
        new Clients(aims.serviceUrl("inventory"), aims.tokenFor("carla", "contributor"))) {
      clients.start(32);
      Thread.sleep(3_000);
      var usual = rate(clients, Duration.ofSeconds(5));

      // When
      OsProcess.signal(aims.pid("kafka"), "STOP");
      OsProcess.signal(aims.pid("audit"), "STOP");
      double frozen;
      try {
        frozen = rate(clients, Duration.ofSeconds(10));
      } finally {
        OsProcess.signal(aims.pid("audit"), "CONT");
        OsProcess.signal(aims.pid("kafka"), "CONT");
      }
      clients.stop();

      // Then
      System.out.printf("commands/s: %.0f as usual, %.0f with frozen consumers%n", usual, frozen);
      assertThat(clients.refused.get()).isZero();
      assertThat(clients.unanswered).isEmpty();
      assertThat(clients.otherStatuses).isEmpty();
      // Two figures of one run on a machine that does other things too: half is well below noise.
      assertThat(frozen).isGreaterThan(usual / 2);
    }
  }

  private static double rate(Clients clients, Duration time) throws InterruptedException {
    var before = clients.acknowledged.size();
    Thread.sleep(time);
    return (clients.acknowledged.size() - before) / (double) time.toSeconds();
  }

  private Duration liveness() throws Exception {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var started = System.nanoTime();
      var answer =
          http.send(
              HttpRequest.newBuilder(aims.serviceUrl("inventory").resolve("/q/health/live"))
                  .timeout(Duration.ofSeconds(10))
                  .build(),
              BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(200);
      return Duration.ofNanos(System.nanoTime() - started);
    }
  }

  /// Names of all systems whose registration is stored.
  private Set<String> stored() throws Exception {
    var database = aims.database("inventory");
    var names = new HashSet<String>();
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.owner().name(), database.owner().password());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select convert_from(document, 'UTF8')::jsonb #>> '{data,name}' from events"
                    + " where type like '%ai-system-registered%'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
