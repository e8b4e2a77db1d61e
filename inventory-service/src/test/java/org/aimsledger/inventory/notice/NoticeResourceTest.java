package org.aimsledger.inventory.notice;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class NoticeResourceTest {
  private static final String NOTICES = "/api/inventory/v1/notices";
  private static final String PUBLISHED = "/api/inventory/v1/published-notices/";
  private static final String PROBLEMS = "https://aimsledger.org/problems/notice/";

  private static String system() {
    return writingAs("carla", "contributor")
        .body("{\"name\": \"Chatbot " + UUID.randomUUID() + "\"}")
        .post("/api/inventory/v1/ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String opened(String system) {
    return writingAs("carla", "contributor")
        .body(
            """
            {"system": "%s", "kind": "EXPLANATION", "audience": "AFFECTED_PERSONS",
             "languages": ["en", "zh-Hant"]}
            """
                .formatted(system))
        .post(NOTICES)
        .then()
        .statusCode(201)
        .body("draft", nullValue())
        .extract()
        .path("id");
  }

  private static ValidatableResponse draft(String notice, String english) {
    return writingAs("carla", "contributor")
        .body(
            """
            {"texts": [{"language": "en", "title": "How it decides", "text": "%s"},
                       {"language": "zh-Hant", "title": "如何決定", "text": "依規則決定。"}]}
            """
                .formatted(english))
        .put(NOTICES + "/" + notice + "/draft")
        .then();
  }

  private static ValidatableResponse approve(String notice, int edition, String who) {
    return writingAs(who, "approver")
        .body("{\"edition\": " + edition + "}")
        .post(NOTICES + "/" + notice + "/approval")
        .then();
  }

  private static ValidatableResponse publish(String notice, int edition) {
    return writingAs("anna", "approver")
        .body("{\"edition\": " + edition + "}")
        .post(NOTICES + "/" + notice + "/publication")
        .then();
  }

  private static void edition(String notice, int number, String english) {
    draft(notice, english).statusCode(200);
    approve(notice, number, "anna").statusCode(200);
    publish(notice, number).statusCode(200);
  }

  @Test
  void theNextEditionTakesThePlaceOfTheOneBeforeAndWhatWasToldStaysKnown() {
    // Given
    var notice = opened(system());
    edition(notice, 1, "By three rules.");
    var between = Instant.now();
    edition(notice, 2, "By four rules.");

    // When
    var now = as("peter").get(PUBLISHED + notice).then();
    var then = as("peter").get(PUBLISHED + notice + "?language=zh-TW&at=" + between).then();
    var before = as("peter").get(PUBLISHED + notice + "?at=2020-01-01T00:00:00Z").then();

    // Then
    now.statusCode(200)
        .body("edition", equalTo(2))
        .body("language", equalTo("en"))
        .body("text", equalTo("By four rules."))
        .body("languages", contains("en", "zh-Hant"));
    then.statusCode(200).body("edition", equalTo(1));
    before.statusCode(404).body("type", equalTo(PROBLEMS + "nothing-in-force"));
    as("vera", "viewer")
        .get(NOTICES + "/" + notice)
        .then()
        .statusCode(200)
        .body("editions.edition", contains(1, 2))
        .body("editions[1].supersedes", equalTo(1));
  }

  @Test
  void theTextIsGivenInTheLanguageAskedFor() {
    // Given
    var notice = opened(system());
    edition(notice, 1, "By three rules.");

    // When
    var answer = as("peter").get(PUBLISHED + notice + "?language=zh-Hant-TW").then();

    // Then
    answer
        .statusCode(200)
        .body("language", equalTo("zh-Hant"))
        .body("title", equalTo("如何決定"))
        .body("text", equalTo("依規則決定。"));
  }

  @Test
  void whatIsPublishedIsForEverybodyWhoShowsWhoHeIsAndTheRestIsNot() {
    // Given
    var notice = opened(system());
    edition(notice, 1, "By three rules.");

    // When
    var nobody = anonymous().get(PUBLISHED + notice).then();
    var withoutRole = as("peter").get(NOTICES + "/" + notice).then();

    // Then
    nobody.statusCode(401);
    withoutRole.statusCode(403);
  }

  @Test
  void aWithdrawnNoticeIsToldNoMore() {
    // Given
    var notice = opened(system());
    edition(notice, 1, "By three rules.");

    // When
    var answer =
        writingAs("otto", "system-owner")
            .body("{\"edition\": 1, \"reason\": \"the rules are gone\"}")
            .post(NOTICES + "/" + notice + "/withdrawal")
            .then();

    // Then
    answer.statusCode(200).body("editions[0].withdrawalReason", equalTo("the rules are gone"));
    as("peter").get(PUBLISHED + notice).then().statusCode(404);
    as("vera", "viewer")
        .get(NOTICES + "/" + notice + "?version=4")
        .then()
        .statusCode(200)
        .body("editions[0].withdrawnAt", nullValue());
  }

  @Test
  void theListSaysWhatIsMissingAndInWork() {
    // Given
    var system = system();
    var notice = opened(system);
    var unwritten = as("vera", "viewer").get(NOTICES + "?missing=zh-Hant&system=" + system).then();
    edition(notice, 1, "By three rules.");

    // When
    var list = as("vera", "viewer").get(NOTICES + "?status=PUBLISHED&system=" + system).then();

    // Then
    unwritten
        .statusCode(200)
        .body("items.id", contains(notice))
        .body("items[0].missing", contains("en", "zh-Hant"));
    list.statusCode(200)
        .body("total", equalTo(1))
        .body("items[0].title", equalTo("How it decides"))
        .body("items[0].missing", empty())
        .body("items[0].publishedEdition", equalTo(1));
  }

  @Test
  void htmlAndAnApprovalByTheAuthorAreRefused() {
    // Given
    var notice = opened(system());

    // When
    var html = draft(notice, "<script>alert(1)</script>");
    draft(notice, "By three rules.").statusCode(200);
    var own = approve(notice, 1, "carla");

    // Then
    html.statusCode(400).body("errors.field", hasItem("texts[0].text"));
    own.statusCode(409).body("type", equalTo(PROBLEMS + "approver-has-written"));
  }

  @Test
  void aNoticeAboutAnUnknownSystemIsRefused() {
    // When
    var answer =
        writingAs("carla", "contributor")
            .body(
                "{\"system\": \""
                    + UUID.randomUUID()
                    + "\", \"kind\": \"LIMITATIONS\", \"audience\": \"PUBLIC\"}")
            .post(NOTICES)
            .then();

    // Then
    answer.statusCode(422).body("errors.field", contains("system"));
  }
}
