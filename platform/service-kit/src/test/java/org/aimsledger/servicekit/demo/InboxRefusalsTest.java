package org.aimsledger.servicekit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.testkit.backing.Calls;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class InboxRefusalsTest {
  private static final String PATH = "/api/demo/v1/inbox-refusals";
  private static final UUID EVENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

  private static void refuse(String source, long seq) throws SQLException {
    var _ =
        DatabaseAccess.ofService()
            .updateAsOwner(
                "insert into inbox_refusals (source, lane, seq, event_id, stream, command, reason)"
                    + " values (?, 2, ?, ?, 'note/7', 'Retitle', 'there is no such note')",
                source,
                seq,
                EVENT);
  }

  @Test
  void anAuditorReadsWhatWasRefusedNewestFirstAndEachOnce() throws SQLException {
    // Given
    var source = "lamps-" + UUID.randomUUID();
    for (var seq = 1; seq <= 5; seq++) {
      refuse(source, seq);
    }
    refuse("others", 1);
    var next = PATH + "?limit=2&source=" + source;
    var pages = new ArrayList<List<Integer>>();

    // When
    while (next != null) {
      var page = Calls.as("ada", "auditor").urlEncodingEnabled(false).get(next);
      pages.add(page.then().statusCode(200).extract().path("items.seq"));
      var link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf(">; rel=\"next\""));
    }

    // Then
    assertThat(pages).containsExactly(List.of(5, 4), List.of(3, 2), List.of(1));
  }

  @Test
  void aRefusalTellsWhatWasOrderedAndWhyItWasRefused() throws SQLException {
    // Given
    var source = "lamps-" + UUID.randomUUID();
    refuse(source, 9);

    // When
    var page = Calls.as("root", "admin").get(PATH + "?source=" + source);

    // Then
    page.then()
        .statusCode(200)
        .body("items[0].lane", equalTo(2))
        .body("items[0].event", equalTo(EVENT.toString()))
        .body("items[0].stream", equalTo("note/7"))
        .body("items[0].command", equalTo("Retitle"))
        .body("items[0].reason", equalTo("there is no such note"))
        .body("nextCursor", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, /api/demo/v1/inbox-refusals, 403",
    "admin, /api/demo/v1/inbox-refusals?cursor=nonsense, 400",
    "admin, /api/demo/v1/inbox-refusals?limit=501, 400"
  })
  void whatIsNotAllowedOrNotThereIsRefused(String role, String path, int status) {
    // When
    var answer = Calls.as("someone", role).get(path);

    // Then
    answer.then().statusCode(status);
  }
}
