package org.aimsledger.eventstore.handle;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventLog;

/// The event store of one service: makes a runner for each kind of aggregate.
public final class EventStore {
  /// A stream is long from this number of events on, unless told otherwise.
  public static final int SNAPSHOT_EVERY = 200;

  private final String source;
  private final EventLog log;
  private final int cachedStates;
  private final int retries;
  private final int snapshotEvery;
  private final Clock clock;
  private final Map<String, List<Function<byte[], List<ClaimChange>>>> claims =
      new ConcurrentHashMap<>();
  private final Map<String, List<KeptStates>> kept = new ConcurrentHashMap<>();

  /// With snapshots of streams over [#SNAPSHOT_EVERY] events.
  public EventStore(String source, EventLog log, int cachedStates, int retries, Clock clock) {
    this(source, log, cachedStates, retries, SNAPSHOT_EVERY, clock);
  }

  /// @param source CloudEvents source of the service, e.g. `/inventory`
  /// @param cachedStates most states that each runner keeps in memory
  /// @param retries how often a command without expected version is decided again after a conflict
  /// @param snapshotEvery number of events after which the state of a stream is kept again
  public EventStore(
      String source, EventLog log, int cachedStates, int retries, int snapshotEvery, Clock clock) {
    this.source = source;
    this.log = log;
    this.cachedStates = cachedStates;
    this.retries = retries;
    this.snapshotEvery = snapshotEvery;
    this.clock = clock;
  }

  /// A runner for one kind of aggregate. Make one per kind and keep it: it holds the cache.
  public <C, S, E, R> CommandRunner<C, S, E, R> runner(Aggregate<C, S, E, R> aggregate) {
    claims
        .computeIfAbsent(aggregate.category(), _ -> new CopyOnWriteArrayList<>())
        .add(document -> claims(aggregate, document));
    var states = new StateLoader<>(aggregate, log, cachedStates, snapshotEvery);
    kept.computeIfAbsent(aggregate.category(), _ -> new CopyOnWriteArrayList<>()).add(states);
    return new CommandRunner<>(source, aggregate, log, states, retries, clock);
  }

  /// What a stored event does to the claims of its stream, by the rules of the aggregates for which
  /// there are runners.
  public List<ClaimChange> claims(String category, byte[] document) {
    return claims.getOrDefault(category, List.of()).stream()
        .flatMap(rule -> rule.apply(document).stream())
        .distinct()
        .toList();
  }

  /// States of a category that are kept beside the log or in memory, for each runner.
  public List<KeptStates> states(String category) {
    return List.copyOf(kept.getOrDefault(category, List.of()));
  }

  private static <C, S, E, R> List<ClaimChange> claims(
      Aggregate<C, S, E, R> aggregate, byte[] document) {
    return aggregate.claims().apply(EventDocument.read(aggregate.types(), 0, 0, document).event());
  }

  /// The log itself, for readers.
  public EventLog log() {
    return log;
  }
}
