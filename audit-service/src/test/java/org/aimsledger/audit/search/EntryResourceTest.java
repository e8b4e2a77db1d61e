package org.aimsledger.audit.search;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.stage.Happening;
import org.aimsledger.audit.stage.Stage;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.StreamId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Search and "why is this so?" over HTTP.
@QuarkusTest
class EntryResourceTest {
  private static final String API = "/api/audit/v1";

  private final UUID system = UUID.randomUUID();
  private final UUID incident = UUID.randomUUID();
  private final String request = "request-" + UUID.randomUUID();

  private final Happening contained =
      Happening.of(
              "incident",
              new StreamId("incident", incident),
              1,
              new IncidentEvent.ContainmentRequested(
                  incident, system, "stop it", null, Happening.NOON))
          .by("carl-" + incident)
          .in(request)
          .at(Instant.parse("2026-03-04T05:00:00Z"));
  private final Happening suspended =
      Happening.of(
              "inventory",
              new StreamId("ai-system", system),
              1,
              new AiSystemEvent.Suspended(system, "stop it", incident, Happening.NOON))
          .by("service/inventory")
          .because(contained)
          .at(Instant.parse("2026-03-04T05:00:01Z"));
  private final Happening retired =
      Happening.of(
              "inventory",
              new StreamId("ai-system", system),
              2,
              new AiSystemEvent.Retired(system, "over", Happening.NOON))
          .by("olga")
          .at(Instant.parse("2026-03-04T06:00:00Z"));

  @Test
  void everythingAboutASystemIsFound() {
    // Given
    var indexes = Stage.record(contained, suspended, retired);

    // When
    var found = search("about=" + system);

    // Then
    assertThat(found.extract().jsonPath().getList("items.index", Long.class)).isEqualTo(indexes);
    found
        .body("items[1].eventId", equalTo(suspended.id().toString()))
        .body("items[1].source", equalTo("/inventory"))
        .body("items[1].type", equalTo("org.aimsledger.inventory.ai-system-suspended.v1"))
        .body("items[1].subject", equalTo("ai-system/" + system))
        .body("items[1].actor", equalTo("service/inventory"))
        .body("items[1].correlation", equalTo(request))
        .body("items[1].causation", equalTo(contained.id().toString()))
        .body("items[1].recordedAt", equalTo("2026-03-04T05:00:01Z"));
  }

  @Test
  void filtersNarrowTheSearch() {
    // Given
    Stage.record(contained, suspended, retired);

    // When
    var byActor = search("actor=carl-" + incident);
    var byRequest = search("correlation=" + request);
    var byTypeAndTime =
        search(
            "about="
                + system
                + "&type=org.aimsledger.inventory.ai-system-suspended.v1"
                + "&recordedFrom=2026-03-04T05:00:01Z&recordedBefore=2026-03-04T06:00:00%2B00:00");
    var bySource = search("about=" + system + "&source=/incident");

    // Then
    byActor.body("items.eventId", contains(contained.id().toString()));
    byRequest.body("items.eventId", contains(contained.id().toString(), suspended.id().toString()));
    byTypeAndTime.body("items.eventId", contains(suspended.id().toString()));
    bySource.body("items.eventId", contains(contained.id().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ASC", "DESC"})
  void pagesFollowEachOtherWithoutGapsOrRepeats(String order) {
    // Given
    var indexes = Stage.record(contained, suspended, retired);

    // When
    var first = search("about=" + system + "&limit=2&order=" + order);
    var link = first.extract().header("Link");
    var second =
        as("audrey", "auditor")
            .urlEncodingEnabled(false)
            .get(link.substring(1, link.indexOf('>')))
            .then()
            .statusCode(200)
            .body("nextCursor", nullValue());

    // Then
    var expected = order.equals("ASC") ? indexes : indexes.reversed();
    assertThat(first.extract().jsonPath().getList("items.index", Long.class))
        .isEqualTo(expected.subList(0, 2));
    assertThat(second.extract().jsonPath().getList("items.index", Long.class))
        .isEqualTo(expected.subList(2, 3));
  }

  @Test
  void anEntryIsShownWithItsDocument() {
    // Given
    var index = Stage.record(contained).getFirst();

    // When
    var byIndex = get("/entries/" + index).statusCode(200);
    var byEvent = get("/events/" + contained.id()).statusCode(200);

    // Then
    byIndex
        .body("index", equalTo((int) (long) index))
        .body("document.specversion", equalTo("1.0"))
        .body("document.data.reason", equalTo("stop it"));
    assertThat(byEvent.extract().asString()).isEqualTo(byIndex.extract().asString());
  }

  @Test
  void whyIsThisSoIsAnsweredAcrossServices() {
    // Given
    Stage.record(contained, suspended);

    // When
    var why = get("/events/" + suspended.id() + "/causes").statusCode(200);
    var andThen = get("/events/" + contained.id() + "/causes").statusCode(200);

    // Then
    why.body("event.eventId", equalTo(suspended.id().toString()))
        .body("causes.eventId", contains(contained.id().toString()))
        .body("causes[0].service", equalTo("/incident"))
        .body("causes[0].actor", equalTo("carl-" + incident))
        .body("causes[0].distance", equalTo(1))
        .body("effects.size()", equalTo(0))
        .body("complete", equalTo(true))
        .body("correlated", equalTo(API + "/entries?correlation=" + request));
    andThen
        .body("causes.size()", equalTo(0))
        .body("effects.eventId", contains(suspended.id().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/entries/999999999", "/entries/999999999/leaf"})
  void anIndexBeyondTheTrailIsNotFound(String path) {
    // Given
    // When
    var answer = get(path);

    // Then
    answer
        .statusCode(404)
        .body("type", equalTo("https://aimsledger.org/problems/trail/unknown-entry"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/proof", "/causes"})
  void anUnknownEventIsNotFound(String what) {
    // Given
    // When
    var answer = get("/events/" + UUID.randomUUID() + what);

    // Then
    answer
        .statusCode(404)
        .body("type", equalTo("https://aimsledger.org/problems/trail/unknown-event"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/entries?about=17",
        "/entries?recordedFrom=yesterday",
        "/entries?limit=501",
        "/entries?cursor=x",
        "/entries?order=SIDEWAYS",
        "/entries/-1",
        "/events/17"
      })
  void whatIsMalformedIsRefusedWithAProblem(String path) {
    // Given
    // When
    var answer = get(path);

    // Then
    answer.statusCode(400).contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/entries",
        "/entries/0",
        "/sources",
        "/sources/recount",
        "/alarms",
        "/exports",
        "/proofs/consistency"
      })
  void nothingIsOpenToOthersThanAuditors(String path) {
    // Given
    // When
    var viewer = as("vera", "viewer", "contributor", "admin").get(API + path).then();
    var nobody = anonymous().get(API + path).then();

    // Then
    viewer.statusCode(403);
    nobody.statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sources", "/sources/recount"})
  void theDensityReportCountsEveryLane(String path) {
    // Given
    Stage.record(contained, suspended);

    // When
    var report = get(path).statusCode(200);

    // Then
    var lanes =
        report
            .extract()
            .jsonPath()
            .getList("lanes.findAll { it.entries > 0 }.missing", Integer.class);
    assertThat(lanes).isNotEmpty().containsOnly(0);
    report.body("lanes.findAll { !it.dense }", empty()).body("dense", equalTo(true));
  }

  private static ValidatableResponse search(String query) {
    return as("audrey", "auditor")
        .urlEncodingEnabled(false)
        .get(API + "/entries?" + query)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse get(String path) {
    return as("tara", "trail-auditor").urlEncodingEnabled(false).get(API + path).then();
  }
}
