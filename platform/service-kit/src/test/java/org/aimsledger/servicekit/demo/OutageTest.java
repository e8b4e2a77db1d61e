package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.servicekit.problem.FailureProblems;
import org.aimsledger.testkit.backing.Calls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a service stands on goes away and comes back; nobody restarts anything.
@QuarkusTest
@TestProfile(Tight.class)
class OutageTest {
  @Inject Pool pool;

  @AfterEach
  void mend() throws InterruptedException {
    CabledServers.database(Cable.State.WHOLE);
    Load.await(() -> Load.write().statusCode() == 201);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cable.State.class,
      names = {"FROZEN", "CUT"})
  void whileTheDatabaseIsAwayCommandsAreRefusedAtOnceAndAfterwardsAllIsWell(Cable.State state)
      throws InterruptedException {
    // Given
    Load.await(() -> Load.write().statusCode() == 201);
    CabledServers.database(state);
    Load.await(() -> detail().startsWith("The database does not answer. Nothing was read"));

    // When
    List<Duration> times = new ArrayList<>();
    for (var i = 0; i < 20; i++) {
      var started = System.nanoTime();
      var answer = Load.write();
      times.add(Duration.ofNanos(System.nanoTime() - started));
      answer.then().statusCode(503).header("Retry-After", "2");
    }

    // Then
    assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(Duration.ofSeconds(1)));
    Calls.anonymous().get("/q/health/live").then().statusCode(200);
    assertThat(Load.metric("aims_http_requests")).isZero();
    CabledServers.database(Cable.State.WHOLE);
    Load.await(() -> Load.write().statusCode() == 201);
    var title = UUID.randomUUID().toString();
    Calls.writingAs("bob", "contributor")
        .body("{\"title\": \"" + title + "\", \"colour\": \"RED\"}")
        .post("/api/demo/v1/notes")
        .then()
        .statusCode(201);
    Load.await(
        () ->
            Calls.as("alice", "viewer")
                .get("/api/demo/v1/notes?prefix=" + title)
                .then()
                .extract()
                .asString()
                .contains(title));
  }

  @Test
  void aFrozenBrokerSlowsNoCommandShowsInReadinessAndMetricsAndIsForgottenWhenItThaws()
      throws InterruptedException {
    // Given: the broker has been frozen since the start; another test may just have drained the
    // pool
    Load.await(() -> Load.write().statusCode() == 201);
    var before = lag();

    // When
    List<Duration> times = new ArrayList<>();
    for (var i = 0; i < 20; i++) {
      var started = System.nanoTime();
      Load.write().then().statusCode(201);
      times.add(Duration.ofNanos(System.nanoTime() - started));
    }

    // Then
    assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(Duration.ofSeconds(2)));
    assertThat(lag()).isEqualTo(before + 20);
    var stalledAfter = System.nanoTime();
    Load.await(() -> ready().statusCode() == 503);
    assertThat(Duration.ofNanos(System.nanoTime() - stalledAfter))
        .isLessThan(Duration.ofSeconds(9));
    ready()
        .then()
        .body("checks.find { it.name == 'event-store' }.status", equalTo("DOWN"))
        .body("checks.name", hasItem("event-store"))
        .body(
            "checks.find { it.name == 'event-store' }.data.'relay.lag'",
            equalTo((int) (before + 20)));

    CabledServers.kafka(Cable.State.WHOLE);
    Load.await(() -> lag() == 0);
    Load.await(() -> ready().statusCode() == 200);
  }

  @Test
  void whoWaitsTooLongForAConnectionGetsA503() {
    // Given
    List<SqlConnection> taken = new ArrayList<>();

    // When
    var failure =
        catchThrowable(
            () -> {
              while (taken.size() <= 6) {
                taken.add(pool.getConnection().await().atMost(Duration.ofSeconds(10)));
              }
            });
    taken.forEach(connection -> connection.close().await().atMost(Duration.ofSeconds(5)));

    // Then
    assertThat(taken).hasSizeLessThanOrEqualTo(6);
    assertThat(FailureProblems.of("GET", "/", failure).status()).isEqualTo(503);
  }

  private static String detail() {
    var answer = Load.write();
    return answer.statusCode() == 503 ? answer.path("detail") : "";
  }

  private static Response ready() {
    return Calls.anonymous().get("/q/health/ready");
  }

  private static long lag() {
    var sum = 0.0;
    for (var lane = 0; lane < 4; lane++) {
      sum += Load.metric("aims_relay_lag_events{lane=\"" + lane + "\"}");
    }
    return (long) sum;
  }
}
