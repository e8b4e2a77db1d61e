package org.aimsledger.eventstore.compare;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.compare.Difference.Kind;
import org.aimsledger.eventstore.compare.Difference.What;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.KeptStates;

/// The states of long streams that are kept beside the log, compared with what their events fold
/// to. Commands are decided on them, so a changed one is worse than a changed row of a view.
///
/// A kept state that is missing is no difference: its stream is folded from further back. Neither
/// is one that nobody reads, of another form or for an event that the log doesn't have.
final class StateComparison {
  static final String TABLE = "snapshots";

  /// Each may have a megabyte.
  private static final int AT_ONCE = 8;

  private final Pool pool;
  private final Looks looks;
  private final EventStore store;
  private final ComparisonSettings settings;

  StateComparison(Pool pool, Looks looks, EventStore store, ComparisonSettings settings) {
    this.pool = pool;
    this.looks = looks;
    this.store = store;
    this.settings = settings;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by content where it matters
  private record Kept(String stream, int form, long version, byte[] state) {
    static Kept of(Row row) {
      return new Kept(
          row.getString("stream"),
          row.getInteger("form"),
          row.getLong("version"),
          Objects.requireNonNull(row.getBuffer("state")).getBytes());
    }

    boolean is(Kept other) {
      return version == other.version && Arrays.equals(state, other.state);
    }
  }

  /// What one look has come to.
  record Step(List<Difference> differences, int compared) {}

  /// Compares all of them.
  Step pass() throws InterruptedException, ExecutionException, TimeoutException {
    var differences = new ArrayList<Difference>();
    var compared = 0;
    var stream = "";
    var form = 0;
    for (var page = page(stream, form); !page.isEmpty(); page = page(stream, form)) {
      for (var kept : page) {
        stream = kept.stream();
        form = kept.form();
        compared++;
        if (differs(kept) && again(kept)) {
          differences.add(
              new Difference(
                  What.SNAPSHOT, TABLE, stream, Kind.CHANGED, List.of("state"), null, null));
        }
      }
      looks.rest();
    }
    return new Step(List.copyOf(differences), compared);
  }

  private List<Kept> page(String stream, int form)
      throws InterruptedException, ExecutionException, TimeoutException {
    // Whoever is asked for a kept state asks for the event that it ends with, and so does this.
    return looks.await(
        pool.preparedQuery(
                "select s.stream, s.form, s.version, s.state from snapshots s join events e"
                    + " on e.stream = s.stream and e.stream_version = s.version"
                    + " and e.event_id = s.event_id"
                    + " where (s.stream, s.form) > ($1, $2) order by s.stream, s.form limit $3")
            .execute(Tuple.of(stream, form, AT_ONCE))
            .map(rows -> rows.stream().map(Kept::of).toList()));
  }

  private boolean differs(Kept kept)
      throws InterruptedException, ExecutionException, TimeoutException {
    var reader = reader(kept);
    if (reader.isEmpty()) {
      return false;
    }
    return !looks.await(
        reader.get().follows(StreamId.parse(kept.stream()), kept.version(), kept.state()));
  }

  private Optional<KeptStates> reader(Kept kept) {
    try {
      return store.states(StreamId.parse(kept.stream()).category()).stream()
          .filter(states -> states.reads(kept.form()))
          .findFirst();
    } catch (IllegalArgumentException _) {
      // No stream is called so.
      return Optional.empty();
    }
  }

  private boolean again(Kept kept)
      throws InterruptedException, ExecutionException, TimeoutException {
    Thread.sleep(settings.confirm());
    var now =
        looks.await(
            pool.preparedQuery(
                    "select stream, form, version, state from snapshots"
                        + " where stream = $1 and form = $2")
                .execute(Tuple.of(kept.stream(), kept.form()))
                .map(rows -> rows.stream().map(Kept::of).toList()));
    return !now.isEmpty() && now.getFirst().is(kept) && differs(kept);
  }
}
