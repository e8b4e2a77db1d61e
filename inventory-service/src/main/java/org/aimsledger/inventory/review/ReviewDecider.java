package org.aimsledger.inventory.review;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.ReviewReminder;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.review.Review.Held;
import org.aimsledger.inventory.review.Review.Known;
import org.aimsledger.inventory.review.Review.Never;
import org.aimsledger.inventory.review.Review.Plan;
import org.jspecify.annotations.Nullable;

/// The rules of reviews of one system.
final class ReviewDecider implements Decider<ReviewCommand, Review, ReviewEvent, ReviewRejection> {
  @Override
  public Review initial() {
    return new Never();
  }

  @Override
  public Decision<ReviewEvent, ReviewRejection> decide(ReviewCommand command, Review state) {
    return switch (command) {
      case ReviewCommand.Schedule c -> schedule(c, plan(state));
      case ReviewCommand.Hold c -> hold(c, plan(state));
      case ReviewCommand.Watch c -> watch(c, plan(state));
    };
  }

  private static @Nullable Plan plan(Review state) {
    return switch (state) {
      case Never _ -> null;
      case Known known -> known.plan();
    };
  }

  private static Decision<ReviewEvent, ReviewRejection> schedule(
      ReviewCommand.Schedule c, @Nullable Plan plan) {
    var problem = problem(c.system(), c.found(), c.due(), c.at());
    if (problem != null) {
      return reject(problem);
    }
    return plan != null && plan.due().equals(c.due())
        ? accept()
        : accept(new ReviewEvent.Scheduled(c.system(), c.due(), c.reason().value(), c.at()));
  }

  private static Decision<ReviewEvent, ReviewRejection> hold(
      ReviewCommand.Hold c, @Nullable Plan plan) {
    var problem = problem(c.system(), c.found(), c.next(), c.at());
    if (problem != null) {
      return reject(problem);
    }
    var events = new ArrayList<ReviewEvent>();
    events.add(
        new ReviewEvent.Held(
            c.system(),
            plan == null ? null : plan.due(),
            c.outcome().value(),
            c.reviewer(),
            c.at()));
    if (c.next() != null) {
      events.add(
          new ReviewEvent.Scheduled(c.system(), c.next(), "after the review before", c.at()));
    }
    return new Decision.Accepted<>(events);
  }

  private static @Nullable ReviewRejection problem(
      UUID system, Presence found, @Nullable LocalDate due, Instant at) {
    if (!found.is(ComponentKind.AI_SYSTEM)) {
      return new ReviewRejection.UnknownSystem(system);
    }
    if (found.isRetired()) {
      return new ReviewRejection.SystemRetired(system);
    }
    return due != null && due.isBefore(at.atZone(ZoneOffset.UTC).toLocalDate())
        ? new ReviewRejection.DueInThePast(due)
        : null;
  }

  // Only the most urgent: who comes late is not told what would have been said before.
  private static Decision<ReviewEvent, ReviewRejection> watch(
      ReviewCommand.Watch c, @Nullable Plan plan) {
    if (plan == null) {
      return accept();
    }
    var urgency = urgency(c, plan.due());
    return urgency == null || (plan.reminded() != null && plan.reminded().compareTo(urgency) >= 0)
        ? accept()
        : accept(new ReviewEvent.Reminded(c.system(), plan.due(), urgency, c.at()));
  }

  private static @Nullable ReviewReminder urgency(ReviewCommand.Watch c, LocalDate due) {
    if (c.today().isAfter(due)) {
      return ReviewReminder.OVERDUE;
    }
    if (c.today().isEqual(due)) {
      return ReviewReminder.DUE;
    }
    return c.today().isBefore(due.minus(c.lead())) ? null : ReviewReminder.BEFORE_DUE;
  }

  @Override
  public Review evolve(Review state, ReviewEvent event) {
    var last =
        switch (state) {
          case Never _ -> null;
          case Known known -> known.last();
        };
    return switch (event) {
      case ReviewEvent.Scheduled e -> new Known(new Plan(e.due(), e.reason(), null), last);
      case ReviewEvent.Reminded e -> {
        var plan = plan(state);
        if (plan == null) {
          throw new CorruptStreamException(state, e);
        }
        yield new Known(new Plan(plan.due(), plan.reason(), e.reminder()), last);
      }
      case ReviewEvent.Held e ->
          new Known(null, new Held(e.due(), e.outcome(), e.reviewer(), e.at()));
    };
  }
}
