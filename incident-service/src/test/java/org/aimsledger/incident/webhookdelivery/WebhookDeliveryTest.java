package org.aimsledger.incident.webhookdelivery;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.incident.webhookdelivery.WebhookReceiver.Got;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real receivers, a real database, the real jobs with little patience.
@QuarkusTest
class WebhookDeliveryTest {
  private static final String INCIDENTS = "/api/incident/v1/incidents";
  private static final String SUBSCRIPTIONS = "/api/incident/v1/webhook-subscriptions";
  private static final String DELIVERIES = "/api/incident/v1/webhook-deliveries";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<Subscribed> mine = new ArrayList<>();

  /// The next test raises incidents as well.
  @AfterEach
  void disableMine() {
    mine.forEach(one -> order(one, "disabling").statusCode(200));
  }

  /// A subscription as its owner knows it.
  private record Subscribed(String id, String secret) {}

  @Test
  void aReceiverOfThePublicLibraryAcceptsWhatWeSignAndNothingElse() throws IOException {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var subscribed = subscribe(receiver.url(), Map.of());

      // When
      var incident = raised();

      // Then
      await().until(() -> receiver.typesOf(incident).contains("incident-raised"));
      var got = receiver.taken().getFirst();
      assertThat(got.verifiesWith(subscribed.secret())).isTrue();
      assertThat(got.header("content-type")).isEqualTo("application/json");
      assertThat(Got.verifies(subscribed.secret(), got.headers(), got.body() + " ")).isFalse();
      for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
        assertThat(Got.verifies(subscribed.secret(), tampered(got, name), got.body()))
            .as(name)
            .isFalse();
      }
      var other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
      assertThat(got.verifiesWith(other)).isFalse();
    }
  }

  private static Map<String, List<String>> tampered(Got got, String header) {
    var headers = new HashMap<String, List<String>>();
    got.headers()
        .forEach(
            (name, values) ->
                headers.put(
                    name,
                    name.equalsIgnoreCase(header) ? List.of(changed(values.getFirst())) : values));
    return headers;
  }

  /// One character in the middle, which is a digit or a letter, is another one.
  private static String changed(String value) {
    var at = value.length() / 2;
    var other = value.charAt(at) == '1' ? '2' : '1';
    return value.substring(0, at) + other + value.substring(at + 1);
  }

  @Test
  void aReceiverThatWasAwayGetsEverythingAfterwardsOnceEach() throws IOException {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var _ = subscribe(receiver.url(), Map.of());
      receiver.stop();
      var first = raised();
      var second = raised();
      acknowledge(first);
      await()
          .untilAsserted(
              () ->
                  as("adam", "admin")
                      .get(DELIVERIES + "?incident=" + first + "&standing=WAITING")
                      .then()
                      .body("items.attempts", hasItem(3)));

      // When
      receiver.restart();

      // Then
      await()
          .untilAsserted(
              () -> {
                assertThat(receiver.typesOf(first))
                    .containsExactlyInAnyOrder("incident-raised", "incident-acknowledged");
                assertThat(receiver.typesOf(second)).containsExactly("incident-raised");
              });
      var ids = receiver.taken().stream().map(Got::id).toList();
      assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }
  }

  @Test
  void whatWasTakenWithoutAnAnswerIsSentAgainUnderTheSameId() throws IOException {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var _ = subscribe(receiver.url(), Map.of());
      receiver.hang();
      var incident = raised();
      await().until(() -> receiver.got().size() >= 2);

      // When
      receiver.goOn();

      // Then
      await().until(() -> receiver.typesOf(incident).contains("incident-raised"));
      assertThat(receiver.got().stream().map(Got::id).distinct()).hasSize(1);
      assertThat(receiver.got().stream().map(Got::body).distinct()).hasSize(1);
    }
  }

  @Test
  void aProcessThatDiesBetweenSendingAndRecordingSendsTheSameAgain()
      throws IOException, SQLException {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var subscribed = subscribe(receiver.url(), Map.of());
      var incident = raised();
      await().until(() -> receiver.taken().size() == 1);
      await().until(() -> !ids(incident, "DELIVERED").isEmpty());

      // When: the row as such a process leaves it, once its hold is over.
      var left =
          DatabaseAccess.ofService()
              .updateAsOwner(
                  """
                  update webhook_delivery set standing = 'WAITING', ended_at = null, status = null,
                    busy_until = now() - interval '1 second'
                   where incident = '%s' and subscription = '%s' and standing = 'DELIVERED'"""
                      .formatted(incident, subscribed.id()));

      // Then
      assertThat(left).isEqualTo(1);
      await().until(() -> receiver.taken().size() == 2);
      assertThat(receiver.taken().stream().map(Got::id).distinct()).hasSize(1);
      assertThat(receiver.taken().stream().map(Got::body).distinct()).hasSize(1);
    }
  }

  @Test
  void aSlowReceiverHoldsUpNobodyElse() throws IOException {
    try (var slow = new WebhookReceiver();
        var quick = new WebhookReceiver()) {
      // Given
      slow.hang();
      var _ = subscribe(slow.url(), Map.of());
      var _ = subscribe(quick.url(), Map.of());
      for (var i = 0; i < 20; i++) {
        var _ = raised();
      }
      await().until(() -> !slow.got().isEmpty());

      // When
      var incident = raised();

      // Then
      await().until(() -> quick.typesOf(incident).equals(List.of("incident-raised")));
      assertThat(slow.taken()).isEmpty();
    }
  }

  @Test
  void afterAllAttemptsItIsDeadAndIsSentAgainByHand() throws IOException {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var subscribed = subscribe(receiver.url(), Map.of());
      receiver.answer(410, Map.of());
      var incident = raised();
      await().until(() -> !ids(incident, "DEAD").isEmpty());
      var dead = ids(incident, "DEAD").getFirst();
      as("adam", "auditor")
          .get(DELIVERIES + "/" + dead)
          .then()
          .body("status", equalTo(410))
          .body("reason", startsWith("status 410"))
          .body("webhookId", equalTo("msg_" + dead));
      receiver.answer(204, Map.of());

      // When
      var replayed =
          as("adam", "admin")
              .contentType("application/json")
              .body(Map.of("subscription", subscribed.id(), "standing", "DEAD"))
              .post(DELIVERIES + "/replay")
              .then();

      // Then
      replayed.statusCode(200).body("replayed", equalTo(1));
      await().until(() -> receiver.typesOf(incident).equals(List.of("incident-raised")));
      assertThat(receiver.got()).extracting(Got::id).containsOnly("msg_" + dead);
    }
  }

  @Test
  void noRedirectIsFollowed() throws IOException {
    try (var receiver = new WebhookReceiver();
        var other = new WebhookReceiver()) {
      // Given
      var _ = subscribe(receiver.url(), Map.of());
      receiver.answer(307, Map.of("Location", other.url()));

      // When
      var incident = raised();

      // Then
      await().until(() -> !receiver.got().isEmpty());
      await()
          .untilAsserted(
              () ->
                  as("adam", "admin")
                      .get(DELIVERIES + "?incident=" + incident)
                      .then()
                      .body("items.status", hasItem(307)));
      assertThat(other.got()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost:9/in", "https://[::1]:9/in", "https://10.0.0.1/in"})
  void nothingIsSentIntoTheOwnNetwork(String address) {
    // Given
    var subscribed = subscribe(address, Map.of());

    // When
    var delivery =
        as("adam", "admin")
            .post(SUBSCRIPTIONS + "/" + subscribed.id() + "/test")
            .then()
            .statusCode(202)
            .extract()
            .path("delivery")
            .toString();

    // Then
    await()
        .untilAsserted(
            () ->
                as("adam", "admin")
                    .get(DELIVERIES + "/" + delivery)
                    .then()
                    .body("status", nullValue())
                    .body("reason", equalTo("the host has an address that is not public")));
  }

  @Test
  void duringARotationBothSecretsVerify() throws IOException {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var subscribed = subscribe(receiver.url(), Map.of());
      var next =
          writingAs("adam", "admin")
              .body(Map.of("overlap", "PT1H"))
              .post(SUBSCRIPTIONS + "/" + subscribed.id() + "/secret")
              .then()
              .statusCode(200)
              .body("previousSecretUntil", notNullValue())
              .extract()
              .path("secret")
              .toString();

      // When
      as("adam", "admin")
          .post(SUBSCRIPTIONS + "/" + subscribed.id() + "/test")
          .then()
          .statusCode(202);

      // Then
      await().until(() -> !receiver.taken().isEmpty());
      var got = receiver.taken().getFirst();
      assertThat(got.body()).contains(FollowedEventTypes.TEST);
      assertThat(got.verifiesWith(subscribed.secret())).isTrue();
      assertThat(got.verifiesWith(next)).isTrue();
    }
  }

  @Test
  void theSecretIsShownOnce() {
    // Given
    var key = UUID.randomUUID().toString();
    var body = Map.of("name", "SIEM", "address", "https://siem.example.org/in");
    var first = create(key, body).statusCode(201).body("secret", startsWith("whsec_"));
    var id = first.extract().path("id").toString();

    // When
    var again = create(key, body);

    // Then
    again
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(id))
        .body("secret", nullValue());
    as("olga", "auditor")
        .get(SUBSCRIPTIONS + "/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("secret", nullValue())
        .body("enabled", equalTo(true));
  }

  private static ValidatableResponse create(String key, Map<String, ?> body) {
    return as("adam", "admin")
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(SUBSCRIPTIONS)
        .then();
  }

  @Test
  void whoMayNotIsRefused() {
    var body = Map.of("name", "SIEM", "address", "https://siem.example.org/in");

    anonymous().get(SUBSCRIPTIONS).then().statusCode(401);
    as("vera", "viewer").get(SUBSCRIPTIONS).then().statusCode(403);
    as("vera", "viewer").get(DELIVERIES).then().statusCode(403);
    writingAs("rita", "responder").body(body).post(SUBSCRIPTIONS).then().statusCode(403);
    as("carla", "incident-commander")
        .post(SUBSCRIPTIONS + "/" + UUID.randomUUID() + "/test")
        .then()
        .statusCode(403);
  }

  @Test
  void badInputIsAnsweredWithTheField() {
    badly(Map.of("name", "SIEM", "address", "http://siem.example.org@evil"), "address");
    badly(Map.of("name", " ", "address", "https://siem.example.org"), "name");
    badly(
        Map.of(
            "name",
            "SIEM",
            "address",
            "https://siem.example.org",
            "filter",
            Map.of("types", List.of("org.aimsledger.incident.incident-person-named.v1"))),
        "filter.types");
    as("adam", "admin")
        .post(SUBSCRIPTIONS + "/" + UUID.randomUUID() + "/test")
        .then()
        .statusCode(404);
    as("adam", "admin").get(DELIVERIES + "/" + UUID.randomUUID()).then().statusCode(404);
  }

  private static void badly(Map<String, ?> body, String field) {
    writingAs("adam", "admin")
        .body(body)
        .post(SUBSCRIPTIONS)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  @Test
  void aDisabledSubscriptionIsLeftAlone() throws IOException {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var subscribed = subscribe(receiver.url(), Map.of());
      order(subscribed, "disabling").statusCode(200).body("enabled", equalTo(false));
      var missedOut = raised();

      // When
      order(subscribed, "enabling").statusCode(200).body("enabled", equalTo(true));
      var sent = raised();

      // Then
      await().until(() -> receiver.typesOf(sent).equals(List.of("incident-raised")));
      as("adam", "admin")
          .get(DELIVERIES + "?subscription=" + subscribed.id() + "&incident=" + missedOut)
          .then()
          .body("items", empty());
    }
  }

  private static ValidatableResponse order(Subscribed subscribed, String what) {
    return writingAs("adam", "admin")
        .body(Map.of("reason", "moving"))
        .post(SUBSCRIPTIONS + "/" + subscribed.id() + "/" + what)
        .then();
  }

  private Subscribed subscribe(String address, Map<String, ?> filter) {
    var answer =
        writingAs("adam", "admin")
            .body(Map.of("name", "SIEM", "address", address, "filter", filter))
            .post(SUBSCRIPTIONS)
            .then()
            .statusCode(201)
            .extract();
    var subscribed = new Subscribed(answer.path("id"), answer.path("secret"));
    mine.add(subscribed);
    return subscribed;
  }

  private static String raised() {
    return writingAs("rita", "responder")
        .body(Map.of("title", "Wrong refusals", "description", "Loans refused without reason"))
        .post(INCIDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void acknowledge(String incident) {
    writingAs("rita", "responder")
        .body(Map.of())
        .post(INCIDENTS + "/" + incident + "/acknowledgement")
        .then()
        .statusCode(200);
  }

  private static List<String> ids(String incident, String standing) {
    return as("adam", "admin")
        .get(DELIVERIES + "?incident=" + incident + "&standing=" + standing)
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(100));
  }
}
