package org.aimsledger.incident.incident;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.LostRaceException;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.Companion;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.incident.Incident.Absent;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.aimsledger.incident.platform.CaseAwarenessStore;
import org.aimsledger.incident.platform.ContainableIncident;
import org.aimsledger.incident.platform.ContainableIncidentLookup;
import org.aimsledger.incident.platform.GuardLookup;
import org.aimsledger.incident.platform.KnownIncidentsLookup;
import org.aimsledger.incident.platform.LegalLookup;
import org.aimsledger.incident.platform.PartakersLookup;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.ReviewableIncident;
import org.aimsledger.incident.platform.ReviewableIncidentLookup;

/// Carries out commands on incidents, and reads them from their streams.
@ApplicationScoped
public class IncidentCommandHandler
    implements KnownIncidentsLookup,
        GuardLookup,
        ContainableIncidentLookup,
        LegalLookup,
        ReviewableIncidentLookup {
  public static final String CATEGORY = "incident";

  /// How often a correction is tried again while others write to the legal case.
  private static final int RACES = 3;

  private final IncidentDecider decider = new IncidentDecider();
  private final CommandRunner<IncidentCommand, Incident, IncidentEvent, IncidentRejection> runner;
  private final CaseAwarenessStore cases;

  IncidentCommandHandler(EventStore store, CaseAwarenessStore cases) {
    this.cases = cases;
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY, decider, IncidentEventTypes.TYPES, IncidentEventTypes.STATES));
  }

  public Uni<Outcome<Incident, IncidentRejection>> handle(
      IncidentCommand command, CommandContext context) {
    return runner.run(command.incident(), command, context);
  }

  /// The command with something else in the transaction of its events.
  Uni<Outcome<Incident, IncidentRejection>> handle(
      IncidentCommand command, CommandContext context, Companion companion) {
    return runner.run(command.incident(), command, context, companion);
  }

  /// States or corrects a time. That of the awareness is corrected in the legal case too, in the
  /// same transaction: both or neither.
  Uni<Outcome<Incident, IncidentRejection>> stateTime(
      IncidentCommand.StateTime command, CommandContext context) {
    var time = command.to().time();
    if (command.moment() != IncidentMoment.AWARE || time == null) {
      return handle(command, context);
    }
    var order = cases.correction(command.incident(), time, command.reason(), command.at());
    var itself =
        new CommandContext(
            context.actor(),
            context.correlation(),
            context.causation(),
            context.traceparent(),
            null,
            null);
    return Uni.createFrom()
        .deferred(
            () ->
                handle(
                    command,
                    context,
                    transaction -> order.carryOut(transaction, itself).replaceWithVoid()))
        .onFailure(LostRaceException.class)
        .retry()
        .atMost(RACES);
  }

  /// What a command would lead to. Nothing is recorded.
  Uni<Decision<Incident, IncidentRejection>> preview(IncidentCommand command) {
    return runner.load(command.incident()).map(found -> preview(command, found.state()));
  }

  private Decision<Incident, IncidentRejection> preview(IncidentCommand command, Incident state) {
    return switch (decider.decide(command, state)) {
      case Decision.Accepted<IncidentEvent, IncidentRejection>(var events) -> {
        var next = state;
        for (var event : events) {
          next = decider.evolve(next, event);
        }
        yield Decision.accept(next);
      }
      case Decision.Rejected<IncidentEvent, IncidentRejection>(var reason) ->
          Decision.reject(reason);
    };
  }

  /// Ids of the records that it is linked to.
  Uni<Set<UUID>> linked(UUID incident) {
    return runner
        .load(incident)
        .map(found -> found.state() instanceof Known known ? linked(known) : Set.of());
  }

  static Set<UUID> linked(Known incident) {
    return incident.facts().links().stream().map(Link::target).collect(Collectors.toSet());
  }

  /// The command as part of a reaction.
  public Order order(IncidentCommand command) {
    return runner.order(command.incident(), command);
  }

  /// Id of the incident that belongs to a report, so that a report raises one incident however
  /// often it is read.
  public UUID incidentOf(UUID report) {
    return EventIds.derived(report.toString(), CATEGORY);
  }

  @Override
  public Uni<Boolean> isKnown(UUID incident) {
    return runner.load(incident).map(found -> found.version() > 0);
  }

  @Override
  public Uni<Optional<IncidentStatus>> status(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                found.state() instanceof Known known
                    ? Optional.of(known.status())
                    : Optional.empty());
  }

  /// Whether it was reported and nobody has taken it.
  public Uni<Boolean> awaitsResponder(UUID incident) {
    return runner.load(incident).map(found -> found.state() instanceof Incident.Reported);
  }

  @Override
  public StepGuard guard() {
    return StepGuard.CONTAINED;
  }

  /// Whether a system of it was asked out of use, and its owner has not declined.
  @Override
  public Uni<Boolean> holds(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                found.state() instanceof Known known
                    && !known
                        .facts()
                        .systemsWhere(one -> one.status() != Containment.Status.DECLINED)
                        .isEmpty());
  }

  @Override
  public Uni<ContainableIncident> containable(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                switch (found.state()) {
                  case Absent _ -> new ContainableIncident(false, false, Set.of());
                  case Known known ->
                      new ContainableIncident(
                          true,
                          known instanceof Incident.Taken,
                          Set.copyOf(known.facts().systems()));
                });
  }

  @Override
  public Uni<Optional<PersonId>> legal(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                found.state() instanceof Known known
                    ? known.facts().holder(ResponseRole.LEGAL).map(RoleHolder::person)
                    : Optional.<String>empty())
        .map(person -> person.map(PersonId::new));
  }

  @Override
  public Uni<ReviewableIncident> reviewable(UUID incident) {
    return runner
        .load(incident)
        .flatMap(
            found ->
                found.state() instanceof Known known
                    ? Uni.combine()
                        .all()
                        .unis(actors(incident, _ -> true), actors(incident, Parties::lowers))
                        .asTuple()
                        .map(
                            seen ->
                                Parties.reviewable(known, seen.getItem2(), seen.getItem1())
                                    .with(Parties.named(known)))
                    : Uni.createFrom().item(ReviewableIncident.UNKNOWN));
  }

  private Uni<Set<String>> actors(UUID incident, Predicate<IncidentEvent> counts) {
    return PartakersLookup.actors((after, limit) -> history(incident, after, limit), counts);
  }

  /// The incident as it is now; version 0: there is none.
  Uni<Versioned<Incident>> load(UUID incident) {
    return runner.load(incident);
  }

  /// The incident at a moment; version 0: there was none yet.
  Uni<Versioned<Incident>> load(UUID incident, Moment moment) {
    return runner.load(incident, moment);
  }

  /// What another incident could be merged into. It may end between this look and the merge: then
  /// the merged one points to an ended incident, which says itself where it went.
  Uni<MergeTarget> mergeTarget(UUID incident) {
    return runner.load(incident).map(found -> mergeTarget(found.state()));
  }

  private static MergeTarget mergeTarget(Incident incident) {
    return switch (incident) {
      case Absent _ -> MergeTarget.ABSENT;
      case Known known ->
          switch (known.status()) {
            case REPORTED,
                ACKNOWLEDGED,
                ACTIVE,
                CONTAINED,
                ERADICATING,
                ERADICATED,
                RECOVERING,
                MONITORING,
                RECOVERED,
                RESOLVED ->
                MergeTarget.CARRYING_ON;
            case CLOSED, REJECTED, MERGED -> MergeTarget.ENDED;
          };
    };
  }

  /// Events of the incident, the oldest first.
  public Uni<List<Recorded<IncidentEvent>>> history(UUID incident, long afterVersion, int limit) {
    return runner.history(incident, afterVersion, limit);
  }
}
