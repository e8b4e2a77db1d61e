package org.aimsledger.incident.webhookdelivery;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.incident.webhookdelivery.WebhookReceiver.Got;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A receiver that is down for ten minutes, with the pauses of an installation: a real receiver, a
/// real database, the real job. Only time goes faster: what is due at some time is set to be due a
/// little earlier, again and again.
@QuarkusTest
@TestProfile(WebhookOutageTest.AsInstalled.class)
class WebhookOutageTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration OUTAGE = Duration.ofMinutes(10);

  /// After the attempts at 0 s, 5 s, 35 s, 2:35 and 7:35 the next one is 15 minutes later; each
  /// pause may be a fifth longer.
  private static final int ATTEMPTS_BY_THEN = 5;

  private static final Duration ALL_THROUGH = Duration.ofMinutes(29);

  /// Pauses as they are where nobody has set others.
  public static class AsInstalled implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "aims.incident.webhooks.pauses", "PT5S,PT30S,PT2M,PT5M,PT15M,PT1H,PT3H,PT6H,PT12H,PT24H");
    }
  }

  private final Instant start = Instant.now();
  private Duration skipped = Duration.ZERO;
  private @Nullable UUID subscription;

  @Test
  void whoWasAwayForTenMinutesGetsEverythingAfterwardsOnce() throws IOException, SQLException {
    try (var receiver = new WebhookReceiver()) {
      // Given
      subscription = subscribe(receiver.url());
      receiver.stop();
      var incidents = new ArrayList<String>(List.of(raised(), raised()));
      passUntil(OUTAGE.dividedBy(2));
      incidents.add(raised());
      acknowledge(incidents.getFirst());
      passUntil(OUTAGE);
      var attempts = attempts();

      // When
      receiver.restart();
      while (waiting() > 0 && passed().compareTo(ALL_THROUGH) < 0) {
        pass();
      }

      // Then
      assertThat(attempts)
          .containsExactly(4L, 4L, (long) ATTEMPTS_BY_THEN, (long) ATTEMPTS_BY_THEN);
      assertThat(waiting()).isZero();
      assertThat(standings()).containsOnly("DELIVERED").hasSize(4);
      assertThat(receiver.typesOf(incidents.getFirst()))
          .containsExactlyInAnyOrder("incident-raised", "incident-acknowledged");
      for (var incident : incidents.subList(1, incidents.size())) {
        assertThat(receiver.typesOf(incident)).containsExactly("incident-raised");
      }
      var ids = receiver.got().stream().map(Got::id).toList();
      assertThat(new HashSet<>(ids)).hasSameSizeAs(ids).hasSize(4);
    }
  }

  private Duration passed() {
    return skipped.plus(Duration.between(start, Instant.now()));
  }

  private void passUntil(Duration time) throws SQLException {
    while (passed().compareTo(time) < 0) {
      pass();
    }
  }

  /// A step forward in time, and all that is due then is done.
  private void pass() throws SQLException {
    var _ =
        DatabaseAccess.ofService()
            .updateAsOwner(
                "update webhook_delivery set next_at = next_at - interval '%d seconds'"
                        .formatted(STEP.toSeconds())
                    + " where standing = 'WAITING' and subscription = '%s'"
                        .formatted(subscription()));
    skipped = skipped.plus(STEP);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> number("standing = 'WAITING' and (next_at <= now() or busy_until > now())") == 0);
  }

  private UUID subscription() {
    return Objects.requireNonNull(subscription);
  }

  private long waiting() {
    return number("standing = 'WAITING'");
  }

  private long number(String condition) {
    return DatabaseAccess.ofService()
        .number(
            "select count(*) from webhook_delivery where subscription = ? and (" + condition + ")",
            subscription());
  }

  private List<Long> attempts() {
    return DatabaseAccess.ofService()
        .rows(
            "select attempts from webhook_delivery where subscription = ? order by attempts",
            subscription())
        .stream()
        .map(row -> ((Number) Objects.requireNonNull(row.get("attempts"))).longValue())
        .toList();
  }

  private List<String> standings() {
    return DatabaseAccess.ofService()
        .rows(
            "select standing::text as standing from webhook_delivery where subscription = ?",
            subscription())
        .stream()
        .map(row -> String.valueOf(row.get("standing")))
        .toList();
  }

  private static UUID subscribe(String address) {
    return UUID.fromString(
        writingAs("adam", "admin")
            .body(Map.of("name", "SIEM", "address", address, "filter", Map.of()))
            .post("/api/incident/v1/webhook-subscriptions")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private static String raised() {
    String id =
        writingAs("rita", "responder")
            .body(Map.of("title", "Wrong refusals", "description", "Loans refused without reason"))
            .post(INCIDENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                as("adam", "admin")
                        .get("/api/incident/v1/webhook-deliveries?incident=" + id)
                        .then()
                        .extract()
                        .<List<String>>path("items.id")
                        .size()
                    > 0);
    return id;
  }

  private static void acknowledge(String incident) {
    writingAs("rita", "responder")
        .body(Map.of())
        .post(INCIDENTS + "/" + incident + "/acknowledgement")
        .then()
        .statusCode(200);
  }
}
