package org.aimsledger.eventstore.handle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.Snapshots.Snapshot;
import org.aimsledger.eventstore.store.StoredEvent;
import org.aimsledger.eventstore.store.UnknownEventException;
import org.jspecify.annotations.Nullable;

/// States of one kind of aggregate: from the cache, else from a snapshot, else from the beginning,
/// and from there on from the log.
///
/// An event that does not stand where its document says, or does not follow the one before, is a
/// [org.aimsledger.eventstore.core.CorruptStreamException] and never a state.
///
/// Only committed events reach the cache or a snapshot, also where a transaction has appended some
/// of its own before it reads.
final class StateLoader<S, E> implements KeptStates {
  private static final int PAGE = 500;

  private final Aggregate<?, S, E, ?> aggregate;
  private final EventLog log;
  private final StateCache<S> cache;
  private final int snapshotEvery;

  /// @param cachedStates most states kept in memory
  /// @param snapshotEvery a stream is long from this number of events on
  StateLoader(Aggregate<?, S, E, ?> aggregate, EventLog log, int cachedStates, int snapshotEvery) {
    this.aggregate = aggregate;
    this.log = log;
    this.cache = new StateCache<>(cachedStates);
    this.snapshotEvery = snapshotEvery;
  }

  /// The state of a stream without events.
  Versioned<S> start() {
    return new Versioned<>(aggregate.decider().initial(), 0);
  }

  /// What is in memory; may be behind.
  @Nullable Versioned<S> cached(StreamId stream) {
    return cache.get(stream);
  }

  /// Remembers what an append has led to.
  void appended(StreamId stream, long before, Versioned<S> after) {
    cache.put(stream, after);
    if (before / snapshotEvery < after.version() / snapshotEvery) {
      offer(stream, after);
    }
  }

  /// The state as the log has it now.
  Uni<Versioned<S>> load(StreamId stream) {
    return load(null, stream);
  }

  /// The same inside a transaction, with what it has appended itself.
  Uni<Versioned<S>> loadIn(SqlClient transaction, StreamId stream) {
    return load(transaction, stream);
  }

  /// The state as it was when the stream had that many events.
  Uni<Versioned<S>> loadAt(StreamId stream, long version) {
    var known = cache.get(stream);
    if (known != null && known.version() <= version) {
      return upTo(stream, known, version);
    }
    if (version <= snapshotEvery) {
      return upTo(stream, start(), version);
    }
    return snapshot(null, stream, version)
        .flatMap(found -> upTo(stream, found.orElseGet(this::start), version));
  }

  @Override
  public boolean reads(int form) {
    var format = aggregate.snapshots();
    return format != null && format.version() == form;
  }

  @Override
  public Uni<Boolean> follows(StreamId stream, long version, byte[] state) {
    var format = aggregate.snapshots();
    if (format == null) {
      return Uni.createFrom().item(true);
    }
    return upTo(stream, start(), version)
        .map(
            folded ->
                folded.version() != version
                    || Arrays.equals(format.write(folded.state()), state)
                    || format.read(state).map(folded.state()::equals).orElse(true))
        // A stream that can't be folded takes no commands either, and says so.
        .onFailure(
            failure ->
                failure instanceof CorruptStreamException
                    || failure instanceof UnknownEventException)
        .recoverWithItem(true);
  }

  @Override
  public void forget(StreamId stream) {
    cache.remove(stream);
  }

  private Uni<Versioned<S>> load(@Nullable SqlClient transaction, StreamId stream) {
    var known = cache.get(stream);
    if (known != null) {
      var fold = new Fold(stream, known, transaction != null);
      return read(transaction, stream, known.version(), PAGE)
          .flatMap(page -> rest(transaction, stream, fold, page, PAGE))
          .invoke(() -> remember(stream, fold));
    }
    var fold = new Fold(stream, start(), transaction != null);
    return read(transaction, stream, 0, snapshotEvery)
        .flatMap(
            page ->
                page.size() < snapshotEvery
                    ? rest(transaction, stream, fold, page, snapshotEvery)
                    : snapshot(transaction, stream, Long.MAX_VALUE)
                        .flatMap(found -> fromSnapshot(transaction, stream, fold, page, found)))
        .invoke(() -> remember(stream, fold));
  }

  private Uni<Versioned<S>> fromSnapshot(
      @Nullable SqlClient transaction,
      StreamId stream,
      Fold fold,
      List<StoredEvent> firstPage,
      Optional<Versioned<S>> found) {
    if (found.isEmpty()) {
      return rest(transaction, stream, fold, firstPage, snapshotEvery);
    }
    fold.startFrom(found.get());
    return read(transaction, stream, fold.state.version(), PAGE)
        .flatMap(page -> rest(transaction, stream, fold, page, PAGE));
  }

  /// Folds a page and those after it.
  private Uni<Versioned<S>> rest(
      @Nullable SqlClient transaction,
      StreamId stream,
      Fold fold,
      List<StoredEvent> page,
      int asked) {
    fold.add(page);
    if (page.size() < asked) {
      return Uni.createFrom().item(fold.state);
    }
    return read(transaction, stream, fold.state.version(), PAGE)
        .flatMap(next -> rest(transaction, stream, fold, next, PAGE));
  }

  private Uni<Versioned<S>> upTo(StreamId stream, Versioned<S> from, long version) {
    var missing = (int) Math.min(PAGE, version - from.version());
    if (missing <= 0) {
      return Uni.createFrom().item(from);
    }
    return log.readStream(stream, from.version(), missing)
        .flatMap(
            page -> {
              var fold = new Fold(stream, from, false);
              fold.add(page);
              return page.isEmpty()
                  ? Uni.createFrom().item(from)
                  : upTo(stream, fold.state, version);
            });
  }

  private Uni<List<StoredEvent>> read(
      @Nullable SqlClient transaction, StreamId stream, long after, int limit) {
    return transaction == null
        ? log.readStream(stream, after, limit)
        : log.readStream(transaction, stream, after, limit);
  }

  /// A snapshot is a convenience: one that can't be read is as good as none.
  private Uni<Optional<Versioned<S>>> snapshot(
      @Nullable SqlClient transaction, StreamId stream, long atMost) {
    var format = aggregate.snapshots();
    if (format == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    var snapshots = log.snapshots();
    var found =
        transaction == null
            ? snapshots.find(stream, format.version(), atMost)
            : snapshots.find(transaction, stream, format.version(), atMost);
    return found.map(
        row ->
            row.flatMap(
                (Snapshot snapshot) ->
                    format
                        .read(snapshot.state())
                        .map(state -> new Versioned<>(state, snapshot.version()))));
  }

  private void remember(StreamId stream, Fold fold) {
    if (fold.committed.version() == 0) {
      return;
    }
    cache.put(stream, fold.committed);
    if (fold.committed.version() - fold.from >= snapshotEvery) {
      offer(stream, fold.committed);
    }
  }

  private void offer(StreamId stream, Versioned<S> state) {
    var format = aggregate.snapshots();
    if (format != null) {
      log.snapshots()
          .offer(stream, format.version(), state.version(), () -> format.write(state.state()));
    }
  }

  /// One fold on its way through the pages; used by one pipeline, one page after the other.
  private final class Fold {
    private final Placement placement;
    private final boolean inTransaction;
    private long from;
    private Versioned<S> state;
    private Versioned<S> committed;

    Fold(StreamId stream, Versioned<S> start, boolean inTransaction) {
      this.placement = new Placement(stream, log.heads().lanes());
      this.inTransaction = inTransaction;
      this.from = start.version();
      this.state = start;
      this.committed = start;
    }

    void startFrom(Versioned<S> snapshot) {
      from = snapshot.version();
      state = snapshot;
      committed = snapshot;
    }

    void add(List<StoredEvent> page) {
      if (page.isEmpty()) {
        return;
      }
      // What the transaction itself has appended is beyond the head that anybody knows.
      var head = inTransaction ? log.heads().of(page.getFirst().lane()) : Long.MAX_VALUE;
      for (var event : page) {
        var recorded =
            EventDocument.read(aggregate.types(), event.lane(), event.seq(), event.document());
        placement.require(state.version() + 1, event, recorded.meta());
        state =
            new Versioned<>(
                aggregate.decider().evolve(state.state(), recorded.event()), event.streamVersion());
        if (event.seq() <= head) {
          committed = state;
        }
      }
    }
  }
}
