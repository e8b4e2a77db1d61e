package org.aimsledger.incident.webhookdelivery;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.ComparisonPause;
import org.aimsledger.eventstore.compare.ComparisonSettings;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.Difference.What;
import org.aimsledger.eventstore.compare.SealedTable;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is sent to whom, changed past the service.
@QuarkusTest
class SealedDeliveryTest {
  private static final String DELIVERIES = "/api/incident/v1/webhook-deliveries";
  private static final String SUBSCRIPTIONS = "/api/incident/v1/webhook-subscriptions";

  @Inject EventStore store;
  @Inject Pool pool;
  @Inject Instance<SealedTable> tables;

  /// A delivery that was taken, with what it is about.
  private record Sent(String subscription, String incident, String delivery) {}

  private Sent sent(WebhookReceiver receiver) {
    String subscription =
        writingAs("adam", "admin")
            .body(Map.of("name", "SIEM", "address", receiver.url(), "filter", Map.of()))
            .post(SUBSCRIPTIONS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String incident =
        writingAs("rita", "responder")
            .body(
                Map.of(
                    "title",
                    "Wrong refusals",
                    "description",
                    "Loans refused",
                    // Without one, filters have nothing to ask of the incident.
                    "systems",
                    List.of(UUID.randomUUID().toString())))
            .post("/api/incident/v1/incidents")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !standing(subscription, incident, "DELIVERED").isEmpty());
    var delivery = standing(subscription, incident, "DELIVERED").getFirst();
    writingAs("adam", "admin")
        .body(Map.of("reason", "done"))
        .post(SUBSCRIPTIONS + "/" + subscription + "/disabling")
        .then()
        .statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                DatabaseAccess.ofService()
                        .number(
                            "select count(*) from webhook_target where not enabled"
                                + " and subscription::text = ?",
                            subscription)
                    == 1);
    return new Sent(subscription, incident, delivery);
  }

  private static List<String> standing(String subscription, String incident, String standing) {
    return as("adam", "admin")
        .get(
            DELIVERIES
                + "?subscription="
                + subscription
                + "&incident="
                + incident
                + "&standing="
                + standing)
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }

  /// Attack: what is sent to whom is changed (payload or incident of a message; address, types or
  /// standing of who is told; severity or systems of an incident), as owner | seal of the row, by
  /// comparison | within one pass
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payload = '{}' | webhook_delivery | id",
        "incident = gen_random_uuid() | webhook_delivery | id",
        "address = 'https://other.example.org' | webhook_target | subscription",
        "types = '{a}' | webhook_target | subscription",
        "enabled = not enabled | webhook_target | subscription",
        "severity = 'LOW' | webhook_incident | incident",
        "systems = array[gen_random_uuid()] | webhook_incident | incident",
      })
  void whatIsChangedIsNamed(String change, String table, String key) throws Exception {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var sent = sent(receiver);
      assertThat(differences()).isEmpty();
      var row =
          switch (table) {
            case "webhook_delivery" -> sent.delivery();
            case "webhook_target" -> sent.subscription();
            default -> sent.incident();
          };
      var where = " where %s = '%s'".formatted(key, row);
      var database = DatabaseAccess.ofService();
      assertThat(database.updateAsOwner("update " + table + " set " + change + where)).isEqualTo(1);

      // When
      var found = differences();
      assertThat(database.updateAsOwner("delete from " + table + where)).isEqualTo(1);

      // Then
      assertThat(found)
          .extracting(Difference::what, Difference::table, Difference::key)
          .containsExactly(tuple(What.SEALED, table, row));
      assertThat(differences()).isEmpty();
    }
  }

  /// Attack: a message of somebody else is put among those that are to be sent, as owner | seal of
  /// the row: it is sent to nobody; by comparison | when its turn comes, and within one pass
  @Test
  void aMessageOfSomebodyElseIsSentToNobody() throws Exception {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var sent = sent(receiver);
      writingAs("adam", "admin")
          .body(Map.of("reason", "again"))
          .post(SUBSCRIPTIONS + "/" + sent.subscription() + "/enabling")
          .then()
          .statusCode(200);
      var before = receiver.taken().size();
      var database = DatabaseAccess.ofService();
      var put =
          database.updateAsOwner(
              "insert into webhook_delivery (id, subscription, type, payload)"
                  + " values (gen_random_uuid(), '%s', 'forged', '{}')"
                      .formatted(sent.subscription()));

      // When
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  database.number(
                          "select count(*) from webhook_delivery where type = 'forged'"
                              + " and standing = 'DEAD' and reason like '%seal%'")
                      == 1);
      var found = differences();

      // Then
      assertThat(put).isEqualTo(1);
      assertThat(receiver.taken()).hasSize(before);
      assertThat(found)
          .extracting(Difference::what, Difference::table)
          .containsExactly(tuple(What.SEALED, "webhook_delivery"));
      assertThat(database.updateAsOwner("delete from webhook_delivery where type = 'forged'"))
          .isEqualTo(1);
      writingAs("adam", "admin")
          .body(Map.of("reason", "done"))
          .post(SUBSCRIPTIONS + "/" + sent.subscription() + "/disabling")
          .then()
          .statusCode(200);
    }
  }

  /// Attack: the place up to which deliveries are queued is moved forward, so that nobody is told
  /// of what lies between, as owner | seal of the place, by comparison | within one pass
  @Test
  void aPlaceThatWasMovedIsNamed() throws Exception {
    try (var receiver = new WebhookReceiver()) {
      // Given
      var _ = sent(receiver);
      var lane = "(select lane from webhook_cursor where seq > 0 order by lane limit 1)";
      var database = DatabaseAccess.ofService();
      assertThat(
              database.updateAsOwner(
                  "update webhook_cursor set seq = seq + 1000 where lane = " + lane))
          .isEqualTo(1);

      // When
      var found = differences();
      assertThat(
              database.updateAsOwner(
                  "update webhook_cursor set seq = seq - 1000 where lane = " + lane))
          .isEqualTo(1);

      // Then
      assertThat(found)
          .extracting(Difference::what, Difference::table)
          .containsExactly(tuple(What.SEALED, "webhook_cursor"));
      assertThat(differences()).isEmpty();
    }
  }

  private List<Difference> differences() throws Exception {
    var usual = ComparisonSettings.defaults();
    var settings =
        new ComparisonSettings(
            usual.rows(),
            new ComparisonPause(Duration.ofMillis(1), 100),
            usual.time(),
            usual.confirm(),
            usual.keys(),
            usual.bytes(),
            usual.orders(),
            usual.receipts());
    var found = new ArrayList<Difference>();
    var passed =
        new Comparison(pool, store, List.of(), tables.stream().toList(), settings)
            .pass(found::addAll);
    assertThat(passed).isNotNull();
    return found;
  }
}
