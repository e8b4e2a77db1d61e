package org.aimsledger.inventory.review;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.EVENING;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.review.ReviewExamples.DUE;
import static org.aimsledger.inventory.review.ReviewExamples.held;
import static org.aimsledger.inventory.review.ReviewExamples.reminded;
import static org.aimsledger.inventory.review.ReviewExamples.review;
import static org.aimsledger.inventory.review.ReviewExamples.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.ReviewReminder;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewDeciderTest {
  private static final Presence THERE = new Presence.Present(ComponentKind.AI_SYSTEM, null, false);
  private static final Presence RETIRED = new Presence.Present(ComponentKind.AI_SYSTEM, null, true);

  private static ReviewCommand schedule(Presence found, LocalDate due) {
    return new ReviewCommand.Schedule(CHATBOT, found, due, new Reason("every year"), MORNING);
  }

  private static ReviewCommand watch(LocalDate today) {
    return new ReviewCommand.Watch(CHATBOT, today, Period.ofDays(30), NOON);
  }

  @Test
  void aReviewHasADateThatHasNotPassedAndASystemThatIsThere() {
    // When
    var planned = review().when(schedule(THERE, DUE));
    var again = review(scheduled()).when(schedule(THERE, DUE));
    var past = review().when(schedule(THERE, LocalDate.of(2026, 11, 19)));
    var unknown = review().when(schedule(new Presence.Absent(), DUE));
    var retired = review().when(schedule(RETIRED, DUE));

    // Then
    assertThat(planned).isEqualTo(Decision.accept(scheduled()));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(past)
        .isEqualTo(Decision.reject(new ReviewRejection.DueInThePast(LocalDate.of(2026, 11, 19))));
    assertThat(unknown).isEqualTo(Decision.reject(new ReviewRejection.UnknownSystem(CHATBOT)));
    assertThat(retired).isEqualTo(Decision.reject(new ReviewRejection.SystemRetired(CHATBOT)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, BEFORE_DUE",
    "2026-12-19, BEFORE_DUE",
    "2026-12-20, DUE",
    "2026-12-21, OVERDUE",
    "2027-05-01, OVERDUE"
  })
  void whatIsSaidDependsOnTheDayAndIsSaidOnce(LocalDate today, ReviewReminder reminder) {
    // When
    var first = review(scheduled()).when(watch(today));
    var second = review(scheduled(), reminded(reminder)).when(watch(today));

    // Then
    assertThat(first).isEqualTo(Decision.accept(reminded(reminder)));
    assertThat(second).isEqualTo(Decision.accept());
  }

  @Test
  void nothingIsSaidEarlierOrAfterSomethingMoreUrgentOrWhenNothingIsPlanned() {
    // When
    var early = review(scheduled()).when(watch(LocalDate.of(2026, 11, 19)));
    var late = review(scheduled(), reminded(ReviewReminder.OVERDUE)).when(watch(DUE));
    var settled = review(scheduled(), held()).when(watch(DUE));
    var never = review().when(watch(DUE));

    // Then
    assertThat(List.of(early, late, settled, never)).containsOnly(Decision.accept());
  }

  @Test
  void anotherDateIsRemindedOfAnew() {
    // Given
    var moved = review(scheduled(), reminded(ReviewReminder.OVERDUE), scheduled(DUE.plusDays(60)));

    // When
    var answer = moved.when(watch(DUE.plusDays(60)));

    // Then
    assertThat(answer)
        .isEqualTo(
            Decision.accept(
                new ReviewEvent.Reminded(CHATBOT, DUE.plusDays(60), ReviewReminder.DUE, NOON)));
  }

  @Test
  void aReviewThatWasHeldSettlesTheDateAndMaySetTheNext() {
    // Given
    var next = LocalDate.of(2027, 12, 20);

    // When
    var answer =
        review(scheduled())
            .when(
                new ReviewCommand.Hold(
                    CHATBOT, THERE, new Reason("in order"), "otto", next, EVENING));

    // Then
    assertThat(answer)
        .isEqualTo(
            Decision.accept(
                held(),
                new ReviewEvent.Scheduled(CHATBOT, next, "after the review before", EVENING)));
  }
}
