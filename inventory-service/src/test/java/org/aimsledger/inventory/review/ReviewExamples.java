package org.aimsledger.inventory.review;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.EVENING;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;

import java.time.LocalDate;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.ReviewReminder;
import org.aimsledger.testkit.spec.DeciderSpecification;

/// Reviews that the tests speak of.
public final class ReviewExamples {
  static final LocalDate DUE = LocalDate.of(2026, 12, 20);

  private ReviewExamples() {}

  public static ReviewEvent scheduled() {
    return scheduled(DUE);
  }

  static ReviewEvent scheduled(LocalDate due) {
    return new ReviewEvent.Scheduled(CHATBOT, due, "every year", MORNING);
  }

  public static ReviewEvent reminded() {
    return reminded(ReviewReminder.BEFORE_DUE);
  }

  static ReviewEvent reminded(ReviewReminder reminder) {
    return new ReviewEvent.Reminded(CHATBOT, DUE, reminder, NOON);
  }

  public static ReviewEvent held() {
    return new ReviewEvent.Held(CHATBOT, DUE, "in order", "otto", EVENING);
  }

  static DeciderSpecification<ReviewCommand, Review, ReviewEvent, ReviewRejection> review(
      ReviewEvent... history) {
    return DeciderSpecification.of(new ReviewDecider()).given(history);
  }
}
