package org.aimsledger.incident.review;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.platform.CauseCategoryPacks;
import org.aimsledger.incident.platform.PartakersLookup;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.platform.ReviewLookup;
import org.aimsledger.incident.platform.ReviewStanding;
import org.aimsledger.incident.platform.ReviewableIncident;
import org.aimsledger.incident.platform.ReviewableIncidentLookup;
import org.aimsledger.incident.review.Review.Absent;
import org.aimsledger.incident.review.Review.Completed;
import org.aimsledger.incident.review.Review.Underway;
import org.aimsledger.incident.review.Review.Waived;

/// Carries out commands on reviews, and says how far they have come.
@ApplicationScoped
public class ReviewCommandHandler implements ReviewLookup {
  private final CommandRunner<ReviewCommand, Review, ReviewEvent, ReviewRejection> runner;
  private final ReviewableIncidentLookup incidents;
  private final List<PartakersLookup> partakers;

  ReviewCommandHandler(
      EventStore store,
      CauseCategoryPacks categories,
      PlaybookPacks playbooks,
      ReviewableIncidentLookup incidents,
      @All List<PartakersLookup> partakers) {
    this.runner =
        store.runner(
            new Aggregate<>(
                "review", new ReviewDecider(categories, playbooks), ReviewEventTypes.TYPES));
    this.incidents = incidents;
    this.partakers = List.copyOf(partakers);
  }

  /// The command as part of a reaction.
  public Order order(ReviewCommand command) {
    return runner.order(command.incident(), command);
  }

  /// Carries out what this service orders by itself.
  ///
  /// @return whether it was done
  public Uni<Boolean> settle(ReviewCommand command, CommandContext context) {
    return handle(command, context).map(outcome -> outcome instanceof Outcome.Done<?, ?>);
  }

  /// A lesson that still waits for its playbook; empty: it doesn't.
  public Uni<Optional<Improvement>> improvement(UUID incident, UUID lesson) {
    return runner
        .load(incident)
        .map(
            found ->
                found.state() instanceof Review.Known known
                    ? known
                        .findings()
                        .lesson(lesson)
                        .filter(one -> !one.isSettled())
                        .flatMap(
                            one ->
                                Optional.ofNullable(one.step())
                                    .map(
                                        step ->
                                            new Improvement(
                                                incident, lesson, one.text(), step, one.by())))
                    : Optional.empty());
  }

  Uni<Outcome<Review, ReviewRejection>> handle(ReviewCommand command, CommandContext context) {
    return runner.run(command.incident(), command, context);
  }

  /// @param command made of what is known of the incident
  Uni<Outcome<Review, ReviewRejection>> handle(
      UUID incident, Function<ReviewableIncident, ReviewCommand> command, CommandContext context) {
    return incidents
        .reviewable(incident)
        .flatMap(seen -> seen.known() ? everybody(incident, seen) : Uni.createFrom().item(seen))
        .flatMap(seen -> handle(command.apply(seen), context));
  }

  /// With those who had a part in what else belongs to the incident.
  private Uni<ReviewableIncident> everybody(UUID incident, ReviewableIncident seen) {
    return Uni.join()
        .all(partakers.stream().map(one -> one.partakers(incident, seen.report())).toList())
        .andFailFast()
        .map(found -> seen.with(found.stream().flatMap(Set::stream).collect(Collectors.toSet())));
  }

  /// The review as it is now; version 0: there is none.
  Uni<Versioned<Review>> load(UUID incident) {
    return runner.load(incident);
  }

  /// Events of the review, the oldest first.
  Uni<List<Recorded<ReviewEvent>>> history(UUID incident, long afterVersion, int limit) {
    return runner.history(incident, afterVersion, limit);
  }

  @Override
  public Uni<ReviewStanding> review(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                switch (found.state()) {
                  case Absent _ -> ReviewStanding.NONE;
                  case Underway s ->
                      new ReviewStanding(s.facilitator(), null, unopened(s.findings()));
                  case Completed s ->
                      new ReviewStanding(null, s.told().at(), unopened(s.findings()));
                  case Waived s -> new ReviewStanding(null, s.told().at(), unopened(s.findings()));
                });
  }

  private static List<UUID> unopened(Findings findings) {
    return findings.actions().stream()
        .filter(action -> action.standing() == ActionStanding.PLANNED)
        .map(Findings.Action::id)
        .toList();
  }
}
