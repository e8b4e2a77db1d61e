package org.aimsledger.risk.assessmentduties;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists over HTTP, on a real database that other tests write to as well.
@QuarkusTest
class AssessmentDutiesResourceTest {
  private static final String ASSESSMENTS = "/api/risk/v1/impact-assessments";

  private final UUID system = UUID.randomUUID();
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Test
  void aListShowsWhatWasJustWrittenAndFiltersNarrowIt() {
    // Given
    required(system);
    var due = today.plusDays(30);

    // Then
    list("")
        .body("total", equalTo(1))
        .body("items[0].status", equalTo("DUE"))
        .body("items[0].causes", contains("CHANGE"))
        .body("items[0].due", equalTo(due.toString()));
    list("&status=DUE&open=true&cause=CHANGE&overdue=false").body("total", equalTo(1));
    list("&dueBefore=" + due.plusDays(1)).body("total", equalTo(1));
    list("&dueBefore=" + due).body("total", equalTo(0));
    list("&cause=INCIDENT").body("total", equalTo(0));
    list("&overdue=true").body("total", equalTo(0));
    list("&open=false").body("total", equalTo(0));
    list("&status=COMPLETED").body("total", equalTo(0));
    list("&updatedSince=2100-01-01T00:00:00Z").body("total", equalTo(0));
  }

  @Test
  void countsFollowTheList() {
    // Given
    var before = counts();

    // When
    required(system);
    writingAs("u-ann", "contributor")
        .post(ASSESSMENTS + "/" + list("").extract().jsonPath().getString("items[0].id") + "/start")
        .then()
        .statusCode(200);

    // Then
    var after = counts();
    assertThat(after.getInt("total")).isEqualTo(before.getInt("total") + 1);
    assertThat(after.getInt("open")).isEqualTo(before.getInt("open") + 1);
    assertThat(after.getInt("overdue")).isEqualTo(before.getInt("overdue"));
    assertThat(after.getInt("byStatus.IN_PROGRESS"))
        .isEqualTo(before.getInt("byStatus.IN_PROGRESS") + 1);
  }

  @Test
  void pagesFollowEachOtherByDueDateWithoutHolesOrRepeats() {
    // Given
    var systems = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      var one = UUID.randomUUID();
      required(one);
      systems.add(one.toString());
    }

    // When
    List<String> seen = new ArrayList<>();
    List<String> due = new ArrayList<>();
    var path = ASSESSMENTS + "?status=DUE&limit=2";
    while (path != null) {
      var page =
          as("vera", "viewer").urlEncodingEnabled(false).get(path).then().statusCode(200).extract();
      seen.addAll(page.jsonPath().getList("items.system", String.class));
      due.addAll(page.jsonPath().getList("items.due", String.class));
      var link = page.header("Link");
      path = link == null ? null : link.substring(1, link.indexOf('>'));
    }

    // Then
    assertThat(seen).containsAll(systems).doesNotHaveDuplicates();
    assertThat(due).isSortedAccordingTo(Comparator.naturalOrder());
  }

  @ParameterizedTest
  @CsvSource({
    "status=OPEN, status",
    "cause=RAIN, cause",
    "dueBefore=soon, dueBefore",
    "dueBefore=%2B999999999-01-01, dueBefore",
    "cursor=rubbish, cursor"
  })
  void aParameterThatMeansNothingIsA400ThatNamesIt(String parameter, String name) {
    // When
    var answer =
        as("vera", "viewer").urlEncodingEnabled(false).get(ASSESSMENTS + "?" + parameter).then();

    // Then
    answer.statusCode(400).body("errors[0].field", equalTo(name));
  }

  private static void required(UUID system) {
    writingAs("u-olga", "risk-owner")
        .body(Map.of("system", system, "reason", "new model"))
        .post(ASSESSMENTS)
        .then()
        .statusCode(201);
  }

  private ValidatableResponse list(String filters) {
    return as("vera", "viewer")
        .get(ASSESSMENTS + "?system=" + system + filters)
        .then()
        .statusCode(200);
  }

  private static JsonPath counts() {
    return as("vera", "viewer")
        .get(ASSESSMENTS + "/counts")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
