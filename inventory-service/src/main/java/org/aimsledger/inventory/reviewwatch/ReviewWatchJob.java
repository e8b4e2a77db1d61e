package org.aimsledger.inventory.reviewwatch;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.InventoryLog;
import org.aimsledger.inventory.review.ReviewCommand;
import org.aimsledger.inventory.review.ReviewCommandHandler;
import org.aimsledger.inventory.reviewcalendar.ReviewCalendarQuery;
import org.aimsledger.inventory.reviewcalendar.ReviewCalendarQuery.Position;
import org.aimsledger.inventory.reviewcalendar.ReviewCalendarQuery.Waiting;
import org.jspecify.annotations.Nullable;

/// Walks the reviews of which something has to be said, the most urgent first. Several instances
/// may do so at once, and a kill loses nothing: the review itself knows what it has said.
@ApplicationScoped
class ReviewWatchJob {
  private static final String ACTOR = "service/inventory";

  private final ReviewCalendarQuery calendar;
  private final ReviewCommandHandler reviews;
  private final InventoryConfig.Reviews config;
  private final Clock clock;

  ReviewWatchJob(
      ReviewCalendarQuery calendar,
      ReviewCommandHandler reviews,
      InventoryConfig config,
      Clock clock) {
    this.calendar = calendar;
    this.reviews = reviews;
    this.config = config.reviews();
    this.clock = clock;
  }

  @Scheduled(
      identity = "review-watch",
      every = "${aims.inventory.reviews.every:1m}",
      delayed = "${aims.inventory.reviews.every:1m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> watch() {
    var now = clock.instant();
    return watch(now, null)
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.reviewsNotWatched(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /// One page, and then the next one.
  private Uni<Void> watch(Instant now, @Nullable Position after) {
    var today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return calendar
        .waiting(today, today.plus(lead()), after, config.page())
        .flatMap(
            waiting ->
                watch(now, today, waiting)
                    .chain(
                        () ->
                            waiting.size() < config.page()
                                ? Uni.createFrom().voidItem()
                                : watch(now, position(waiting.getLast()))));
  }

  private static Position position(Waiting last) {
    return new Position(last.due(), last.system());
  }

  private Uni<Void> watch(Instant now, LocalDate today, List<Waiting> waiting) {
    return Multi.createFrom()
        .iterable(waiting)
        .onItem()
        .transformToUniAndConcatenate(one -> watch(now, today, one))
        .onItem()
        .ignoreAsUni();
  }

  /// A review that can't be looked at must not hold up those behind it; it is tried again.
  private Uni<Void> watch(Instant now, LocalDate today, Waiting one) {
    return reviews
        .handle(new ReviewCommand.Watch(one.system(), today, lead(), now), context(now))
        .onFailure()
        .invoke(failure -> InventoryLog.LOG.reviewNotWatched(one.system(), failure.toString()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Period lead() {
    return Period.ofDays(config.leadDays());
  }

  private static CommandContext context(Instant now) {
    return new CommandContext(
        ACTOR, EventIds.next(now.toEpochMilli()).toString(), null, null, null, null);
  }
}
