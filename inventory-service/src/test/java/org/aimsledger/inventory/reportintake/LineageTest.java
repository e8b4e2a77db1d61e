package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.inventory.reportintake.IntakeCalls.EVENTS;
import static org.aimsledger.inventory.reportintake.IntakeCalls.await;
import static org.aimsledger.inventory.reportintake.IntakeCalls.registered;
import static org.aimsledger.inventory.reportintake.IntakeCalls.texts;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ExternalId;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.inventory.component.ComponentCommandHandler;
import org.aimsledger.inventory.componentlink.ComponentLinkCommandHandler;
import org.junit.jupiter.api.Test;

/// What runs read and wrote becomes datasets and links, whatever the order of their events.
@QuarkusTest
class LineageTest {
  private static final String API = "/api/inventory/v1";

  /// Each test has namespaces of its own: recorded events name real places.
  private final String own = UUID.randomUUID().toString();

  @CanIgnoreReturnValue
  private static ValidatableResponse send(String event) {
    return as("airflow", "integration")
        .contentType("application/json")
        .body(event.getBytes(UTF_8))
        .post(EVENTS + "/openlineage")
        .then();
  }

  private List<String> recorded() {
    return OpenLineageReaderTest.airflow().stream()
        .map(event -> event.replaceAll("(\"namespace\": \")([^\"]+)", "$1" + own + "-$2"))
        .toList();
  }

  /// An event of a run; empty names: it says nothing of that side.
  private String event(String run, String type, String input, String output) {
    return """
        {"eventType": "%s", "eventTime": "2026-11-20T08:00:00+01:00", "run": {"runId": "%s"},
         "job": {"namespace": "%s", "name": "train"}, "inputs": [%s], "outputs": [%s]}
        """
        .formatted(type, run, own, dataset(input), dataset(output));
  }

  private String dataset(String name) {
    return name.isEmpty() ? "" : "{\"namespace\": \"%s\", \"name\": \"%s\"}".formatted(own, name);
  }

  private static LinkEnd end(ComponentKind kind, String id) {
    return new LinkEnd(kind, ComponentCommandHandler.id(kind, new ExternalId("openlineage", id)));
  }

  private LinkEnd data(String name) {
    return end(ComponentKind.DATASET, own + "/" + name);
  }

  private static String link(LinkEnd from, Relation relation, LinkEnd to) {
    return ComponentLinkCommandHandler.id(from, relation, to).toString();
  }

  private static ValidatableResponse get(String path) {
    return as("axel", "auditor").get(API + path).then();
  }

  /// The links that events say by themselves, read by the test alone.
  private static Set<String> expected(List<String> events) {
    var links = new TreeSet<String>();
    for (var event : events) {
      var json = json(event);
      for (var input : json.path("inputs")) {
        for (var output : json.path("outputs")) {
          links.add(link(named(output), Relation.DERIVED_FROM, named(input)));
        }
      }
    }
    return links;
  }

  private static LinkEnd named(JsonNode dataset) {
    return end(
        ComponentKind.DATASET,
        dataset.path("namespace").asText() + "/" + dataset.path("name").asText());
  }

  private static JsonNode json(String text) {
    try {
      return JsonFieldsReader.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// Ids of the links between datasets of this test, once for each event of theirs.
  private static List<String> linked(Set<String> expected) {
    return texts(
        "select substr(stream, length('component-link/') + 1) as text from events"
            + " where stream = any(?::text[]) order by 1",
        "{" + String.join(",", expected.stream().map(id -> "component-link/" + id).toList()) + "}");
  }

  @Test
  void theRecordedEventsGiveOneLineageWhateverTheirOrderAndHoweverOftenTheyCome() {
    // Given
    var seed = 20261129L;
    var events = recorded();
    var expected = expected(events);
    var shuffled = new ArrayList<>(events);
    shuffled.addAll(events);
    Collections.shuffle(shuffled, new Random(seed));

    // When
    shuffled.forEach(event -> assertThat(send(event).extract().statusCode()).isEqualTo(202));

    // Then
    assertThat(expected).hasSize(12);
    assertThat(linked(expected)).as("seed " + seed).containsExactlyElementsOf(expected);
    var uploaded = end(ComponentKind.DATASET, own + "-bigquery/mock-project.test.upload");
    get("/dependents?of=DATASET:" + uploaded.id())
        .statusCode(200)
        .body("items.node.name", containsInAnyOrder("mock-project.test.upload_cp", "result.csv"));
    get("/components/" + uploaded.id())
        .body("fields.nameEn.source", is("DISCOVERED"))
        .body("fields.provenance.values[0]", is("OpenLineage: " + own + "-bigquery"));
  }

  @Test
  void whatARunReadsAndWhatItWritesMayBeInTwoEventsInAnyOrder() {
    // Given
    var start = event("r-1", "START", "raw", "");
    var complete = event("r-1", "COMPLETE", "", "clean");
    var end = event("r-2", "COMPLETE", "", "features");
    var begin = event("r-2", "START", "clean", "");

    // When
    List.of(start, complete, end, begin).forEach(LineageTest::send);

    // Then
    get("/dependents?of=DATASET:" + data("raw").id())
        .body("items.node.name", containsInAnyOrder("clean", "features"));
    // Another run of the same job read it; that makes nothing of this run of it.
    get("/component-links/" + link(data("features"), Relation.DERIVED_FROM, data("raw")))
        .statusCode(404);
  }

  @Test
  void aModelIsTrainedOnWhatItsRunRead() {
    // Given
    writingAs("carla", "contributor")
        .body(
            """
            {"kind": "MODEL", "fields": {"nameEn": {"values": ["Ranker"]}},
             "externalId": {"scope": "openlineage", "id": "%s/ranker"}}"""
                .formatted(own))
        .post(API + "/components")
        .then()
        .statusCode(201);

    // When
    send(event("r-1", "COMPLETE", "clean", "ranker"));

    // Then
    var model = end(ComponentKind.MODEL, own + "/ranker");
    get("/component-links/" + link(model, Relation.TRAINED_ON, data("clean")))
        .statusCode(200)
        .body("source", is("DISCOVERED"));
  }

  @Test
  void theSystemThatIsTheJobUsesWhatItsRunsReadAlsoThoseBeforeItWasRegistered()
      throws InterruptedException {
    // Given
    send(event("r-1", "COMPLETE", "early", ""));

    // When
    var system = registered("Trainer", "openlineage", own + "/train");
    send(event("r-2", "COMPLETE", "late", "")).statusCode(200);

    // Then
    var from = new LinkEnd(ComponentKind.AI_SYSTEM, UUID.fromString(system));
    get("/component-links/" + link(from, Relation.USES, data("late"))).statusCode(200);
    var early = "/component-links/" + link(from, Relation.USES, data("early"));
    await("what was read before it was there", () -> get(early).extract().statusCode() == 200);
  }

  @Test
  void whatAPersonTookBackIsNotBroughtBackByADelivery() {
    // Given
    var run = event("r-1", "COMPLETE", "raw", "clean");
    send(run);
    var link = "/component-links/" + link(data("clean"), Relation.DERIVED_FROM, data("raw"));
    writingAs("carla", "contributor")
        .body("{\"reason\": \"only read to count it\"}")
        .post(API + link + "/removal")
        .then()
        .statusCode(200);

    // When
    send(run);

    // Then
    get(link).body("active", is(false)).body("version", is(2));
  }

  @Test
  void anEventThatNamesMoreDataThanAreLinkedIsRefusedAndKept() {
    // Given
    var many = new ArrayList<String>();
    for (var i = 0; i <= 100; i++) {
      many.add(dataset("d-" + i));
    }
    var event = event("r-1", "COMPLETE", "raw", "").replace(dataset("raw"), String.join(",", many));

    // When
    var answer = send(event);

    // Then
    answer.body("reason", is("TOO_LARGE"));
    get("/components/" + data("d-0").id()).statusCode(404);
  }

  @Test
  void aNameThatIsTooLongIsFoundAgainByItsHash() {
    // Given
    var name = "part/".repeat(80);

    // When
    send(event("r-1", "COMPLETE", name, "clean"));
    send(event("r-2", "COMPLETE", name, "clean"));

    // Then
    var raw = new LineageData(own, name);
    assertThat(raw.id()).hasSize(200);
    get("/dependents?of=DATASET:" + end(ComponentKind.DATASET, raw.id()).id())
        .body("items.node.name", containsInAnyOrder("clean"));
  }
}
