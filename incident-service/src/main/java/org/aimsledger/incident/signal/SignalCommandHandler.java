package org.aimsledger.incident.signal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.OutsideRecord;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Aggregate;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.Companion;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.KnownSystemsLookup;
import org.aimsledger.incident.platform.PartakersLookup;
import org.aimsledger.incident.signal.Signal.Absent;
import org.aimsledger.incident.signal.Signal.Judged;
import org.aimsledger.incident.signal.Signal.Open;
import org.aimsledger.incident.signal.SignalCommand.MergeTarget;
import org.jspecify.annotations.Nullable;

/// Carries out commands on signals, and reads them from their streams.
@ApplicationScoped
public class SignalCommandHandler implements PartakersLookup {
  static final String CATEGORY = "signal";

  private final CommandRunner<SignalCommand, Signal, SignalEvent, SignalRejection> runner;
  private final KnownSystemsLookup systems;

  SignalCommandHandler(EventStore store, KnownSystemsLookup systems) {
    this.runner =
        store.runner(new Aggregate<>(CATEGORY, new SignalDecider(), SignalEventTypes.TYPES));
    this.systems = systems;
  }

  public Uni<Outcome<Signal, SignalRejection>> handle(
      SignalCommand command, CommandContext context) {
    return runner.run(command.signal(), command, context);
  }

  /// The command with something else in the transaction of its events.
  Uni<Outcome<Signal, SignalRejection>> handle(
      SignalCommand command, CommandContext context, Companion companion) {
    return runner.run(command.signal(), command, context, companion);
  }

  /// The command as part of a reaction.
  public Order order(SignalCommand command) {
    return runner.order(command.signal(), command);
  }

  /// The signal of another of our services as part of a reaction.
  public Order order(ServiceSignal given, Instant now) {
    return order(given.report(signalOf(given.origin()), now));
  }

  /// Id of the signal that belongs to a record of somebody else, so that it is one signal however
  /// often it is read.
  public static UUID signalOf(OutsideRecord outside) {
    return EventIds.derived(outside.scope() + "\n" + outside.id(), CATEGORY);
  }

  /// Those of the systems that the inventory doesn't have. One that is registered between this look
  /// and the command is refused, and may be named again.
  Uni<List<UUID>> unknown(List<UUID> given) {
    return systems.unknownOf(given);
  }

  /// The signal as it is now; version 0: there is none.
  public Uni<Versioned<Signal>> load(UUID signal) {
    return runner.load(signal);
  }

  /// What another signal could be merged into. It may be merged itself between this look and the
  /// merge: then the merged one points to a signal that says itself where it went.
  Uni<MergeTarget> mergeTarget(UUID signal) {
    return runner
        .load(signal)
        .map(
            found ->
                switch (found.state()) {
                  case Absent _ -> MergeTarget.ABSENT;
                  case Open _, Judged _ -> MergeTarget.USABLE;
                  case Signal.Merged _ -> MergeTarget.MERGED_ITSELF;
                });
  }

  Uni<List<Recorded<SignalEvent>>> history(UUID signal, long afterVersion, int limit) {
    return runner.history(signal, afterVersion, limit);
  }

  /// Who handled the signal that the incident was raised from; an AI system event has no such
  /// stream.
  @Override
  public Uni<Set<String>> partakers(UUID incident, @Nullable UUID report) {
    return report == null
        ? Uni.createFrom().item(Set.of())
        : PartakersLookup.actors(
            (after, limit) -> runner.history(report, after, limit),
            event -> !(event instanceof SignalEvent.StatementRead));
  }
}
