package org.aimsledger.inventory.review;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.junit.jupiter.api.Test;

/// Over HTTP with real tokens, on a real database; the job that reminds runs every two seconds.
@QuarkusTest
class ReviewResourceTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems/";
  private static final String REVIEWS = "/api/inventory/v1/reviews";
  private static final String REMINDED = "org.aimsledger.inventory.review-reminded.v1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject ReviewCommandHandler handler;

  private static LocalDate today() {
    return Clock.systemUTC().instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String system() {
    return writingAs("carla", "contributor")
        .body("{\"name\": \"Chatbot " + UUID.randomUUID() + "\"}")
        .post("/api/inventory/v1/ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse schedule(String system, LocalDate due) {
    return writingAs("otto", "system-owner")
        .body("{\"due\": \"" + due + "\", \"reason\": \"every year\"}")
        .put(SYSTEMS + system + "/review")
        .then();
  }

  private static List<String> reminders(String system) {
    return as("vera", "viewer")
        .get(SYSTEMS + system + "/review/history?limit=100")
        .then()
        .statusCode(200)
        .extract()
        .path("items.findAll { it.type == '" + REMINDED + "' }.event.reminder");
  }

  private static List<String> remindersWhenThereAre(String system) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var found = reminders(system);
    while (found.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(200);
      found = reminders(system);
    }
    return found;
  }

  @Test
  void theJobSaysOnceWhatIsNearAndOnceWhatIsDue() throws InterruptedException {
    // Given
    var near = system();
    var due = system();
    var far = system();
    schedule(near, today().plusDays(20)).statusCode(200);
    schedule(due, today()).statusCode(200);
    schedule(far, today().plusDays(200)).statusCode(200);

    // When
    var ofNear = remindersWhenThereAre(near);
    var ofDue = remindersWhenThereAre(due);
    // Several rounds later there are no more.
    TimeUnit.SECONDS.sleep(5);

    // Then
    assertThat(ofNear).containsExactly("BEFORE_DUE");
    // Midnight may pass between the two.
    assertThat(ofDue).hasSize(1).first().isIn("DUE", "OVERDUE");
    assertThat(reminders(near)).containsExactly("BEFORE_DUE");
    assertThat(reminders(far)).isEmpty();
  }

  @Test
  void howeverManyInstancesAskAtTheSameTimeAReminderIsGivenOnce() {
    // Given
    var system = system();
    schedule(system, today().plusDays(200)).statusCode(200);
    var watch =
        new ReviewCommand.Watch(
            UUID.fromString(system), today().plusDays(190), Period.ofDays(30), Instant.now());

    // When
    var asked = new ArrayList<Uni<Outcome<Review, ReviewRejection>>>();
    for (var i = 0; i < 8; i++) {
      var context = new CommandContext("service/inventory", "c-" + i, null, null, null, null);
      asked.add(handler.handle(watch, context));
    }
    Uni.join().all(asked).andFailFast().await().atMost(PATIENCE);

    // Then
    assertThat(reminders(system)).containsExactly("BEFORE_DUE");
  }

  @Test
  void theCalendarHasWhatIsPlannedUntilItIsHeldOrTheSystemRetired() {
    // Given
    var held = system();
    var retired = system();
    var day = today().plusDays(3);
    schedule(held, day).statusCode(200);
    schedule(retired, day).statusCode(200);
    var before = as("vera", "viewer").get(REVIEWS + "?limit=200&dueUntil=" + day).then();

    // When
    var outcome =
        writingAs("otto", "system-owner")
            .body("{\"outcome\": \"in order\", \"next\": \"" + today().plusYears(1) + "\"}")
            .post(SYSTEMS + held + "/review/outcome")
            .then();
    writingAs("otto", "system-owner")
        .body("{\"reason\": \"replaced\"}")
        .post(SYSTEMS + retired + "/retirement")
        .then()
        .statusCode(200);

    // Then
    before
        .statusCode(200)
        .body("items.system", hasItem(held))
        .body("items.system", hasItem(retired));
    outcome
        .statusCode(200)
        .body("due", equalTo(today().plusYears(1).toString()))
        .body("lastReviewer", equalTo("otto"))
        .body("reminded", nullValue());
    as("vera", "viewer")
        .get(REVIEWS + "?limit=200&dueUntil=" + day)
        .then()
        .body("items.system", not(hasItem(held)))
        .body("items.system", not(hasItem(retired)));
  }

  @Test
  void aDateThatHasPassedIsRefused() {
    // When
    var past = schedule(system(), today().minusDays(1));
    var unreadable = as("vera", "viewer").get(REVIEWS + "?dueUntil=soon").then();

    // Then
    past.statusCode(422).body("errors.field", contains("due"));
    unreadable.statusCode(400).body("errors.field", contains("dueUntil"));
  }
}
