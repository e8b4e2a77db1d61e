package org.aimsledger.eventstore.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.aimsledger.eventstore.core.StreamId;

/// States of long streams, kept beside the log.
///
/// Guarantees: writing never delays or fails a command, and a snapshot whose event is not in the
/// log at its version is not found. Does **not** guarantee that one is written: when too many wait,
/// or the database says no, the stream is folded from further back next time.
public final class Snapshots {
  /// Most bytes of one snapshot; a larger state is folded from the log each time.
  public static final int LIMIT = 1_048_576;

  private record Waiting(StreamId stream, int form, long version, Supplier<byte[]> state) {}

  /// A state as it was written.
  ///
  /// @param version number of events it was folded from
  @SuppressWarnings("ArrayRecordComponent") // handed from the row to the reader, never compared
  public record Snapshot(long version, byte[] state) {}

  private final Pool pool;
  private final AppendObserver observer;
  private final int most;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private boolean writing;

  /// @param most most snapshots waiting to be written; more are not written
  Snapshots(Pool pool, AppendObserver observer, int most) {
    this.pool = pool;
    this.observer = observer;
    this.most = most;
  }

  /// The newest snapshot of the stream in this form.
  ///
  /// @param form version of the form
  /// @param atMost no snapshot of a later version
  public Uni<Optional<Snapshot>> find(SqlClient client, StreamId stream, int form, long atMost) {
    // The join is the distrust: a snapshot counts only while the log has the very event it ends
    // with.
    return client
        .preparedQuery(
            "select s.version, s.state from snapshots s join events e"
                + " on e.stream = s.stream and e.stream_version = s.version and e.event_id = s.event_id"
                + " where s.stream = $1 and s.form = $2 and s.version <= $3")
        .execute(Tuple.of(stream.toString(), form, atMost))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(
                        new Snapshot(
                            rows.iterator().next().getLong("version"),
                            BatchStatement.bytes(rows.iterator().next(), "state"))));
  }

  /// The same on a connection of its own.
  public Uni<Optional<Snapshot>> find(StreamId stream, int form, long atMost) {
    return find(pool, stream, form, atMost);
  }

  /// Writes a snapshot some time soon, or not at all.
  ///
  /// @param state asked when its turn has come
  public void offer(StreamId stream, int form, long version, Supplier<byte[]> state) {
    synchronized (queue) {
      if (queue.size() >= most) {
        return;
      }
      queue.add(new Waiting(stream, form, version, state));
      if (writing) {
        return;
      }
      writing = true;
    }
    next();
  }

  private void next() {
    Waiting waiting;
    synchronized (queue) {
      waiting = queue.poll();
      if (waiting == null) {
        writing = false;
        return;
      }
    }
    write(waiting)
        .subscribe()
        .with(
            _ -> next(),
            failure -> {
              observer.snapshotFailed(failure);
              next();
            });
  }

  private Uni<Void> write(Waiting waiting) {
    return Uni.createFrom()
        .item(waiting.state())
        .flatMap(
            state ->
                state.length > LIMIT
                    ? Uni.createFrom().voidItem()
                    : pool.preparedQuery(
                            "insert into snapshots (stream, form, version, event_id, state)"
                                + " select e.stream, $2, e.stream_version, e.event_id, $4 from events e"
                                + " where e.stream = $1 and e.stream_version = $3"
                                + " on conflict (stream, form) do update set version = excluded.version,"
                                + " event_id = excluded.event_id, state = excluded.state,"
                                + " taken_at = now() where snapshots.version < excluded.version")
                        .execute(
                            Tuple.of(
                                waiting.stream().toString(),
                                waiting.form(),
                                waiting.version(),
                                Buffer.buffer(state)))
                        .replaceWithVoid());
  }
}
