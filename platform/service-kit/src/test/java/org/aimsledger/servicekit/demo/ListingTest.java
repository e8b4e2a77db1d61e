package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.testkit.backing.BackingServices;
import org.aimsledger.testkit.backing.Calls;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListingTest {
  private static final String LAG = "Aims-View-Lag";

  private static void write(String title) {
    Calls.writingAs("bob", "contributor")
        .body("{\"title\": \"" + title + "\", \"colour\": \"GREEN\"}")
        .post("/api/demo/v1/notes")
        .then()
        .statusCode(201);
  }

  @Test
  void followingTheLinksShowsEachRowOnceAndEndsWithoutOne() {
    // Given
    var prefix = UUID.randomUUID().toString().substring(0, 8) + " ";
    for (var name : List.of("c", "a", "e", "b", "d")) {
      write(prefix + name);
    }
    var next = "/api/demo/v1/notes?limit=2&prefix=" + prefix.strip();
    var pages = new ArrayList<List<String>>();

    // When
    while (next != null) {
      var page = Calls.as("alice", "viewer").urlEncodingEnabled(false).get(next);
      pages.add(page.then().statusCode(200).extract().path("items.title"));
      var link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf(">; rel=\"next\""));
    }

    // Then
    assertThat(pages)
        .containsExactly(
            List.of(prefix + "a", prefix + "b"),
            List.of(prefix + "c", prefix + "d"),
            List.of(prefix + "e"));
  }

  @Test
  void aListShowsWhatItsCallerHasJustWritten() {
    // Given
    var prefix = UUID.randomUUID().toString().substring(0, 8);
    write(prefix);

    // When
    var page = Calls.as("alice", "viewer").get("/api/demo/v1/notes?prefix=" + prefix);

    // Then
    page.then()
        .statusCode(200)
        .body("items.title", equalTo(List.of(prefix)))
        .body("nextCursor", nullValue());
  }

  @Test
  void aListFromAViewThatStandsStillSaysHowManyEventsItIsBehind() throws Exception {
    // Given
    var prefix = UUID.randomUUID().toString().substring(0, 8);
    var path = "/api/demo/v1/notes?prefix=" + prefix;
    Calls.as("alice", "viewer").get(path).then().statusCode(200).header(LAG, nullValue());
    try (var other = BackingServices.database().connectAsOwner();
        var lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("select from projection_cursor where name = 'notes' for update");
      write(prefix + " a");
      write(prefix + " b");

      // When
      var stale = Calls.as("alice", "viewer").get(path);

      // Then
      stale.then().statusCode(200).header(LAG, "2").body("items", empty());
      other.rollback();
    }
    Calls.as("alice", "viewer")
        .get(path)
        .then()
        .statusCode(200)
        .header(LAG, nullValue())
        .body("items", hasSize(2));
  }

  @Test
  void theFormsOfAListAreDocumented() {
    // When
    var api = Calls.anonymous().accept("application/json").get("/q/openapi").then();

    // Then
    api.body(
            "paths.'/api/demo/v1/notes'.get.responses.'200'.content.'text/csv'.schema.format",
            equalTo("binary"))
        .body(
            "paths.'/api/demo/v1/notes/{id}'.get.responses.'200'.content", not(hasKey("text/csv")))
        .body("paths.'/api/demo/v1/notes'.get.parameters.name", not(hasItem("Accept")));
  }

  @Test
  void theLagIsDocumentedOnReadsOnly() {
    // When
    var api = Calls.anonymous().accept("application/json").get("/q/openapi").then();

    // Then
    var notes = "paths.'/api/demo/v1/notes'";
    api.body(notes + ".get.responses.'200'.headers", hasKey(LAG))
        .body(notes + ".post.responses.'200'.headers", nullValue());
  }
}
