package org.aimsledger.incident.signalraising;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.incident.Incident;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.incident.IncidentRejection;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.signal.Signal;
import org.aimsledger.incident.signal.SignalCommand;
import org.aimsledger.incident.signal.SignalCommandHandler;
import org.aimsledger.incident.signalregister.SignalRegisterQuery;
import org.aimsledger.incident.signalregister.SignalRegisterQuery.ToRaise;
import org.jspecify.annotations.Nullable;

/// Raises incidents for signals that were decided to be one. Several instances may do so at once,
/// and a kill between any two steps loses nothing and doubles nothing: the id of the incident
/// belongs to the signal, and the signal stays in the list until it knows its incident.
@ApplicationScoped
class SignalRaisingJob {
  private static final String ACTOR = "service/incident";

  private final SignalRegisterQuery register;
  private final SignalCommandHandler signals;
  private final IncidentCommandHandler incidents;
  private final SignalConfig.Raising config;
  private final Clock clock;

  SignalRaisingJob(
      SignalRegisterQuery register,
      SignalCommandHandler signals,
      IncidentCommandHandler incidents,
      SignalConfig config,
      Clock clock) {
    this.register = register;
    this.signals = signals;
    this.incidents = incidents;
    this.config = config.raising();
    this.clock = clock;
  }

  @Scheduled(
      identity = "signal-raising",
      every = "${aims.incident.signals.raising.every:2s}",
      delayed = "${aims.incident.signals.raising.every:2s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> raise() {
    return page(null)
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.decisionsNotFound(failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  /// One page, and then the next one.
  private Uni<Void> page(@Nullable ToRaise after) {
    return register
        .toRaise(after, config.page())
        .flatMap(
            found ->
                all(found)
                    .chain(
                        () ->
                            found.size() < config.page()
                                ? Uni.createFrom().voidItem()
                                : page(found.getLast())));
  }

  private Uni<Void> all(List<ToRaise> found) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(this::one)
        .onItem()
        .ignoreAsUni();
  }

  /// A signal that can't be raised must not hold up those behind it; it is tried again.
  private Uni<Void> one(ToRaise wanted) {
    return signals
        .load(wanted.signal())
        .flatMap(found -> raise(wanted, found))
        .onFailure()
        .invoke(failure -> IncidentLog.LOG.signalNotRaised(wanted.signal(), failure.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> raise(ToRaise wanted, Versioned<Signal> found) {
    var now = WorldTime.kept(clock.instant());
    var incident = incidents.incidentOf(wanted.signal());
    return WhenSignalIsDecidedToBeAnIncidentRaiseIncidentPolicy.on(found.state(), incident, now)
        .map(
            command ->
                incidents
                    .handle(command, context(wanted))
                    .flatMap(
                        outcome ->
                            exists(outcome)
                                ? recorded(wanted, incident, now)
                                : Uni.createFrom().voidItem()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /// An incident that has the id already was raised for this signal before, in the words of that
  /// time.
  private static boolean exists(Outcome<Incident, IncidentRejection> outcome) {
    return switch (outcome) {
      case Outcome.Done<Incident, IncidentRejection> _ -> true;
      case Outcome.Refused<Incident, IncidentRejection>(var reason) ->
          reason instanceof IncidentRejection.AlreadyRaised;
      case Outcome.Conflict<Incident, IncidentRejection> _,
          Outcome.Taken<Incident, IncidentRejection> _,
          Outcome.KeyReused<Incident, IncidentRejection> _ ->
          false;
    };
  }

  private Uni<Void> recorded(ToRaise wanted, UUID incident, Instant now) {
    return signals
        .handle(new SignalCommand.RecordIncident(wanted.signal(), incident, now), context(wanted))
        .replaceWithVoid();
  }

  private CommandContext context(ToRaise wanted) {
    return new CommandContext(
        ACTOR,
        EventIds.next(clock.instant().toEpochMilli()).toString(),
        wanted.cause().toString(),
        null,
        null,
        null);
  }
}
