package org.aimsledger.eventstore.handle;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Outcome.Conflict;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.eventstore.handle.Outcome.KeyReused;
import org.aimsledger.eventstore.handle.Outcome.Refused;
import org.aimsledger.eventstore.handle.Outcome.Taken;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.AppendResult;
import org.aimsledger.eventstore.store.Companion;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.ForgedReceiptException;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.eventstore.store.Receipt;
import org.aimsledger.eventstore.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/// Runs the commands of one kind of aggregate.
///
/// A cached state may be behind: the append checks the version, and a "no" is only given on a state
/// that was compared with the log. Answers arrive on the Vert.x context of the caller.
public final class CommandRunner<C, S, E, R> {
  private final String source;
  private final Aggregate<C, S, E, R> aggregate;
  private final EventLog log;
  private final StateLoader<S, E> states;
  private final StreamTurns turns = new StreamTurns();
  private final int retries;
  private final Clock clock;

  /// @param source CloudEvents source of the service, e.g. `/inventory`
  /// @param retries how often a command without expected version is decided again after a conflict
  /// @param clock stamps the documents
  CommandRunner(
      String source,
      Aggregate<C, S, E, R> aggregate,
      EventLog log,
      StateLoader<S, E> states,
      int retries,
      Clock clock) {
    this.source = source;
    this.aggregate = aggregate;
    this.log = log;
    this.states = states;
    this.retries = retries;
    this.clock = clock;
  }

  /// What is wished for, and how its events get into the log.
  private record Wish<C>(
      StreamId stream,
      C command,
      CommandContext context,
      Function<Append, Uni<AppendResult>> append) {}

  /// Decides and records.
  public Uni<Outcome<S, R>> run(UUID id, C command, CommandContext context) {
    var stream = new StreamId(aggregate.category(), id);
    return run(new Wish<>(stream, command, context, log::append));
  }

  /// Decides and records, with something else in the same transaction. A command that leads to no
  /// event, because it is refused or fulfilled already, leads to nothing else either.
  public Uni<Outcome<S, R>> run(UUID id, C command, CommandContext context, Companion companion) {
    var stream = new StreamId(aggregate.category(), id);
    return run(new Wish<>(stream, command, context, append -> log.append(append, companion)));
  }

  private Uni<Outcome<S, R>> run(Wish<C> wish) {
    return onCallersContext(turns.inTurn(wish.stream(), () -> returnedOr(wish)));
  }

  /// What was done before the database was put back is known by its events only.
  private Uni<Outcome<S, R>> returnedOr(Wish<C> wish) {
    var receipt = receipt(wish.context());
    return receipt == null || !log.hasReturned()
        ? attempt(wish)
        : log.returnedReceipt(receipt)
            .flatMap(
                found ->
                    switch (found.orElse(null)) {
                      case AppendResult.Repeated(var place, var version) -> replay(place, version);
                      case AppendResult.KeyReused _ -> Uni.createFrom().item(new KeyReused<S, R>());
                      case null, default -> attempt(wish);
                    });
  }

  private Uni<Outcome<S, R>> attempt(Wish<C> wish) {
    var known = states.cached(wish.stream());
    if (known != null) {
      return decide(wish, known, false, retries);
    }
    if (wish.context().expectedVersion() != null) {
      return states.load(wish.stream()).flatMap(fresh -> decide(wish, fresh, true, retries));
    }
    // Most streams that nobody has heard of don't exist, so the question whether it does is left to
    // the append; being wrong costs none of the retries.
    return decide(wish, states.start(), false, retries + 1);
  }

  /// The state as the log has it now.
  public Uni<Versioned<S>> load(UUID id) {
    return onCallersContext(states.load(new StreamId(aggregate.category(), id)));
  }

  /// The state as it was when the stream had that many events.
  public Uni<Versioned<S>> loadAt(UUID id, long version) {
    return onCallersContext(states.loadAt(new StreamId(aggregate.category(), id), version));
  }

  /// The state at a moment; version 0 when the stream had not begun, or has never had that version.
  public Uni<Versioned<S>> load(UUID id, Moment moment) {
    return switch (moment) {
      case Moment.Now _ -> load(id);
      case Moment.AtVersion(var version) ->
          loadAt(id, version).map(found -> found.version() == version ? found : states.start());
      case Moment.AtTime(var time) ->
          log.versionAt(new StreamId(aggregate.category(), id), time)
              .flatMap(version -> loadAt(id, version));
    };
  }

  /// Events of one stream, oldest first.
  public Uni<List<Recorded<E>>> history(UUID id, long afterVersion, int limit) {
    return inPlace(
        id,
        afterVersion,
        limit,
        (placement, version, event) -> {
          var recorded =
              EventDocument.read(aggregate.types(), event.lane(), event.seq(), event.document());
          placement.require(version, event, recorded.meta());
          return recorded;
        });
  }

  /// The stored documents of one stream, byte for byte, oldest first.
  public Uni<List<byte[]>> documents(UUID id, long afterVersion, int limit) {
    return inPlace(
        id,
        afterVersion,
        limit,
        (placement, version, event) -> {
          placement.require(version, event);
          return event.document();
        });
  }

  private interface InPlace<T> {
    T read(Placement placement, long version, StoredEvent event);
  }

  private <T> Uni<List<T>> inPlace(UUID id, long afterVersion, int limit, InPlace<T> reader) {
    var stream = new StreamId(aggregate.category(), id);
    var after = Math.max(0, afterVersion);
    return onCallersContext(
        log.readStream(stream, after, limit)
            .map(
                events -> {
                  var placement = new Placement(stream, log.heads().lanes());
                  var read = new ArrayList<T>(events.size());
                  for (var event : events) {
                    read.add(reader.read(placement, after + read.size() + 1, event));
                  }
                  return List.copyOf(read);
                }));
  }

  /// A command to be carried out by a reaction.
  public Order order(UUID id, C command) {
    var stream = new StreamId(aggregate.category(), id);
    return new Order() {
      @Override
      public StreamId stream() {
        return stream;
      }

      @Override
      public String command() {
        return command.getClass().getSimpleName();
      }

      @Override
      public Uni<String> carryOut(SqlConnection transaction, CommandContext context) {
        return carryOutOrder(transaction, stream, command, context);
      }
    };
  }

  private Uni<Outcome<S, R>> decide(
      Wish<C> wish, Versioned<S> current, boolean fresh, int retriesLeft) {
    var context = wish.context();
    var expected = context.expectedVersion();
    if (expected != null && expected != current.version()) {
      return fresh
          ? firstAnswerOr(context, new Conflict<>(expected, current.version()))
          : refreshed(wish, retriesLeft);
    }
    return switch (aggregate.decider().decide(wish.command(), current.state())) {
      case Decision.Rejected<E, R>(var reason) ->
          fresh ? firstAnswerOr(context, new Refused<>(reason)) : refreshed(wish, retriesLeft);
      case Decision.Accepted<E, R>(var events) when events.isEmpty() && !fresh ->
          refreshed(wish, retriesLeft);
      case Decision.Accepted<E, R>(var events)
          when events.isEmpty() && context.idempotency() == null ->
          Uni.createFrom()
              .item(new Done<>(wish.stream(), current.state(), current.version(), false));
      case Decision.Accepted<E, R>(var events) when events.isEmpty() ->
          record(wish, current, events, log::append, retriesLeft);
      case Decision.Accepted<E, R>(var events) ->
          record(wish, current, events, wish.append(), retriesLeft);
    };
  }

  private Uni<Outcome<S, R>> refreshed(Wish<C> wish, int retriesLeft) {
    return states.load(wish.stream()).flatMap(state -> decide(wish, state, true, retriesLeft));
  }

  private Uni<Outcome<S, R>> record(
      Wish<C> wish,
      Versioned<S> current,
      List<E> events,
      Function<Append, Uni<AppendResult>> append,
      int retriesLeft) {
    var stream = wish.stream();
    var context = wish.context();
    return append
        .apply(append(stream, current.version(), events, context))
        .flatMap(
            result ->
                switch (result) {
                  case AppendResult.Appended(var version) -> {
                    var state = fold(current.state(), events);
                    states.appended(stream, current.version(), new Versioned<>(state, version));
                    yield Uni.createFrom().item(new Done<>(stream, state, version, false));
                  }
                  case AppendResult.VersionConflict(var actual) ->
                      context.expectedVersion() != null || retriesLeft == 0
                          ? firstAnswerOr(context, new Conflict<>(current.version(), actual))
                          : refreshed(wish, retriesLeft - 1);
                  case AppendResult.Repeated(var place, var version) -> replay(place, version);
                  case AppendResult.KeyReused _ -> Uni.createFrom().item(new KeyReused<>());
                  case AppendResult.ForgedReceipt _ ->
                      Uni.createFrom().failure(new ForgedReceiptException());
                  case AppendResult.NameTaken(var claim, var holder) ->
                      Uni.createFrom().item(new Taken<>(claim, holder));
                });
  }

  /// A repeated request may look illegal or stale now, because its first try has changed the state.
  private Uni<Outcome<S, R>> firstAnswerOr(CommandContext context, Outcome<S, R> otherwise) {
    var receipt = receipt(context);
    if (receipt == null) {
      return Uni.createFrom().item(otherwise);
    }
    return log.receipt(receipt)
        .flatMap(
            found ->
                switch (found.orElse(null)) {
                  case AppendResult.Repeated(var place, var version) -> replay(place, version);
                  case AppendResult.KeyReused _ -> Uni.createFrom().item(new KeyReused<>());
                  case AppendResult.ForgedReceipt _ ->
                      Uni.createFrom().failure(new ForgedReceiptException());
                  case null, default -> Uni.createFrom().item(otherwise);
                });
  }

  private Uni<Outcome<S, R>> replay(StreamId place, long version) {
    return states
        .loadAt(place, version)
        .map(then -> new Done<>(place, then.state(), then.version(), true));
  }

  private Uni<String> carryOutOrder(
      SqlConnection transaction, StreamId stream, C command, CommandContext context) {
    return states
        .loadIn(transaction, stream)
        .flatMap(
            current ->
                switch (aggregate.decider().decide(command, current.state())) {
                  case Decision.Rejected<E, R>(var reason) ->
                      Uni.createFrom().item(String.valueOf(reason));
                  case Decision.Accepted<E, R>(var events) when events.isEmpty() ->
                      Uni.createFrom().item("");
                  case Decision.Accepted<E, R>(var events) ->
                      log.appendIn(transaction, append(stream, current.version(), events, context))
                          .flatMap(CommandRunner::done);
                });
  }

  private static Uni<String> done(AppendResult result) {
    return switch (result) {
      case AppendResult.Appended _, AppendResult.Repeated _ -> Uni.createFrom().item("");
      case AppendResult.NameTaken(var claim, var holder) ->
          Uni.createFrom().item(claim + " is held by " + holder);
      case AppendResult.VersionConflict _ ->
          // Somebody was faster between our read and the lock: the whole transaction is tried
          // again.
          Uni.createFrom().failure(new LostRaceException());
      case AppendResult.KeyReused _, AppendResult.ForgedReceipt _ ->
          Uni.createFrom().failure(new IllegalStateException("an order has no idempotency key"));
    };
  }

  private Append append(StreamId stream, long version, List<E> events, CommandContext context) {
    var time = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    var recorded = time.truncatedTo(ChronoUnit.MICROS);
    var created = new ArrayList<NewEvent>(events.size());
    var claims = new ArrayList<ClaimChange>();
    var receipt = receipt(context);
    var next = version;
    for (var event : events) {
      var id = EventIds.next(recorded.toInstant().toEpochMilli());
      var type = aggregate.types().nameOf(event);
      var envelope =
          new EventDocument.Envelope(
              id,
              source,
              type,
              stream,
              ++next,
              recorded,
              context.actor(),
              context.correlation(),
              context.causation(),
              context.traceparent(),
              // The receipt names the version after all of them.
              receipt != null && next == version + events.size() ? receipt.markText() : null);
      created.add(new NewEvent(id, type, recorded, EventDocument.write(envelope, event)));
      claims.addAll(aggregate.claims().apply(event));
    }
    return new Append(stream, version, created, receipt, claims);
  }

  private static @Nullable Receipt receipt(CommandContext context) {
    var key = context.idempotency();
    return key == null ? null : new Receipt(key.principal(), key.key(), key.fingerprint());
  }

  private S fold(S state, List<E> events) {
    var next = state;
    for (var event : events) {
      next = aggregate.decider().evolve(next, event);
    }
    return next;
  }

  /// The batch completes on the context of whoever started it; sessions and request data live on
  /// the caller's.
  private static <T> Uni<T> onCallersContext(Uni<T> work) {
    Context context = Vertx.currentContext();
    return context == null ? work : work.emitOn(task -> context.runOnContext(_ -> task.run()));
  }
}
