package org.aimsledger.incident.regulatorycase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.platform.AuthorityLookup;
import org.aimsledger.incident.platform.CaseAwarenessStore;
import org.aimsledger.incident.platform.ClockShift;
import org.aimsledger.incident.platform.GuardLookup;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.OpenClocksLookup;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.platform.PartakersLookup;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Absent;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Stated;
import org.aimsledger.referencedata.LegalClocks;
import org.jspecify.annotations.Nullable;

/// Carries out commands on cases, and reads them from their streams.
@ApplicationScoped
public class RegulatoryCaseCommandHandler
    implements OpenClocksLookup, GuardLookup, AuthorityLookup, PartakersLookup, CaseAwarenessStore {
  public static final String CATEGORY = "regulatory-case";

  /// Id of the AI Act in the pack `legal-clocks`.
  private static final String AI_ACT = "eu-ai-act";

  private final RegulatoryCaseDecider decider;
  private final ClockShifts shifts;
  private final CommandRunner<
          RegulatoryCaseCommand, RegulatoryCase, RegulatoryCaseEvent, RegulatoryCaseRejection>
      runner;

  RegulatoryCaseCommandHandler(EventStore store, Packs packs, Holidays holidays) {
    this.decider = new RegulatoryCaseDecider(packs, holidays);
    this.shifts = new ClockShifts(packs, holidays);
    this.runner =
        store.runner(
            new Aggregate<>(
                CATEGORY,
                decider,
                RegulatoryCaseEventTypes.TYPES,
                RegulatoryCaseEventTypes.STATES));
  }

  public Uni<Outcome<RegulatoryCase, RegulatoryCaseRejection>> handle(
      RegulatoryCaseCommand command, CommandContext context) {
    return runner.run(command.incident(), command, context);
  }

  /// The case as it is now; version 0: nobody has stated facts.
  Uni<Versioned<RegulatoryCase>> load(UUID incident) {
    return runner.load(incident);
  }

  /// The case at a moment; version 0: nobody had stated facts yet.
  Uni<Versioned<RegulatoryCase>> load(UUID incident, Moment moment) {
    return runner.load(incident, moment);
  }

  /// Events of the case, the oldest first.
  public Uni<List<Recorded<RegulatoryCaseEvent>>> history(
      UUID incident, long afterVersion, int limit) {
    return runner.history(incident, afterVersion, limit);
  }

  /// What a command would lead to. Nothing is recorded.
  Uni<Decision<RegulatoryCase, RegulatoryCaseRejection>> preview(RegulatoryCaseCommand command) {
    return runner.load(command.incident()).map(found -> preview(command, found.state()));
  }

  private Decision<RegulatoryCase, RegulatoryCaseRejection> preview(
      RegulatoryCaseCommand command, RegulatoryCase state) {
    return switch (decider.decide(command, state)) {
      case Decision.Accepted<RegulatoryCaseEvent, RegulatoryCaseRejection>(var events) -> {
        var next = state;
        for (var event : events) {
          next = decider.evolve(next, event);
        }
        yield Decision.accept(next);
      }
      case Decision.Rejected<RegulatoryCaseEvent, RegulatoryCaseRejection>(var reason) ->
          Decision.reject(reason);
    };
  }

  @Override
  public Order correction(UUID incident, Instant awareAt, Reason reason, Instant at) {
    return runner.order(incident, aware(incident, awareAt, reason, at));
  }

  @Override
  public Uni<List<ClockShift>> preview(UUID incident, Instant awareAt, Reason reason, Instant at) {
    return runner
        .load(incident)
        .map(
            found ->
                switch (preview(aware(incident, awareAt, reason, at), found.state())) {
                  case Decision.Accepted<RegulatoryCase, RegulatoryCaseRejection>(var states) ->
                      shifts.between(found.state(), states.getFirst(), at);
                  // The incident itself refuses such a time.
                  case Decision.Rejected<RegulatoryCase, RegulatoryCaseRejection> _ -> List.of();
                });
  }

  private static RegulatoryCaseCommand aware(
      UUID incident, Instant awareAt, Reason reason, Instant at) {
    var kept = WorldTime.kept(at);
    return new RegulatoryCaseCommand.CorrectMoment(
        incident, LegalClocks.Trigger.AWARE, awareAt, reason, kept);
  }

  @Override
  public Uni<List<String>> of(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                switch (found.state()) {
                  case Absent _ -> List.of();
                  case Stated stated -> stated.open();
                });
  }

  @Override
  public Uni<Boolean> factsStated(UUID incident) {
    return runner.load(incident).map(found -> found.state() instanceof Stated);
  }

  @Override
  public StepGuard guard() {
    return StepGuard.REPORTABILITY_DECIDED;
  }

  @Override
  public Uni<Boolean> holds(UUID incident) {
    return runner
        .load(incident)
        .map(found -> found.state() instanceof Stated stated && !stated.judgements().isEmpty());
  }

  @Override
  public Uni<Boolean> mustBeInformed(UUID incident) {
    return runner
        .load(incident)
        .map(
            found ->
                found.state() instanceof Stated stated
                    && stated.clocks().stream()
                        .anyMatch(clock -> clock.regime().equals(AI_ACT) && clock.isRunning()));
  }

  @Override
  public Uni<Set<String>> partakers(UUID incident, @Nullable UUID report) {
    return PartakersLookup.actors(
        (after, limit) -> runner.history(incident, after, limit), _ -> true);
  }
}
