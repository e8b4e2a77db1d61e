package org.aimsledger.eventstore.compare;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aimsledger.eventstore.core.Claim;
import org.aimsledger.eventstore.core.ClaimChange;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.OwnEvents;
import org.jspecify.annotations.Nullable;

/// The unique names that streams hold, by the rules of the aggregates for which there are runners.
/// They are written in the transaction of their events, so they never lag. A row is the stream that
/// holds the name.
public final class ClaimTable implements Derived {
  /// A name as it is in the table, where it may be one that no stream could take.
  public record Name(String scope, String key) {
    static Name of(Claim claim) {
      return new Name(claim.scope(), claim.key());
    }

    static Name of(Row row) {
      return new Name(row.getString("scope"), row.getString("key"));
    }
  }

  private final EventStore store;
  private final EventLog log;

  /// @param store knows the rules of an aggregate once its handler has been made
  public ClaimTable(EventStore store) {
    this.store = store;
    this.log = store.log();
  }

  @Override
  public Difference.What what() {
    return Difference.What.CLAIM;
  }

  @Override
  public String name() {
    return "unique-claims";
  }

  @Override
  public String table() {
    return "unique_claims";
  }

  @Override
  public List<Object> keys(LoggedEvent event) {
    return changes(event).stream()
        .<Object>map(change -> Name.of(change.claim()))
        .distinct()
        .toList();
  }

  private List<ClaimChange> changes(LoggedEvent event) {
    var stored = event.stored();
    return OwnEvents.has(stored.type())
        ? List.of()
        : store.claims(StreamId.parse(stored.stream()).category(), stored.document());
  }

  @Override
  public @Nullable Object apply(@Nullable Object row, Object key, LoggedEvent event) {
    var stream = event.stored().stream();
    var holder = row;
    for (var change : changes(event)) {
      if (Name.of(change.claim()).equals(key)) {
        holder =
            switch (change) {
              case ClaimChange.Take _ -> taken(holder, stream);
              case ClaimChange.Release _ -> stream.equals(holder) ? null : holder;
            };
      }
    }
    return holder;
  }

  private static String taken(@Nullable Object holder, String stream) {
    if (holder != null && !holder.equals(stream)) {
      throw new IllegalStateException("the name was held by another stream");
    }
    return stream;
  }

  @Override
  public Uni<Optional<long[]>> standing(SqlClient snapshot) {
    return log.committedHeads(snapshot).map(Optional::of);
  }

  @Override
  public Uni<Map<Object, Object>> rows(SqlClient snapshot, Collection<Object> keys) {
    var names = keys.stream().map(Name.class::cast).toList();
    return snapshot
        .preparedQuery(
            "select c.scope, c.key, c.stream from unique_claims c"
                + " join unnest($1::text[], $2::text[]) as t (scope, key)"
                + " on t.scope = c.scope and t.key = c.key")
        .execute(
            Tuple.of(
                names.stream().map(Name::scope).toArray(String[]::new),
                names.stream().map(Name::key).toArray(String[]::new)))
        .map(
            rows -> {
              var found = new HashMap<Object, Object>();
              for (var row : rows) {
                found.put(Name.of(row), Objects.requireNonNull(row.getString("stream")));
              }
              return found;
            });
  }

  @Override
  public Uni<List<Object>> keysAfter(SqlClient snapshot, @Nullable Object after, int limit) {
    var last = after instanceof Name name ? name : new Name("", "");
    return snapshot
        .preparedQuery(
            "select scope, key from unique_claims where (scope, key) > ($1, $2)"
                + " order by scope, key limit $3")
        .execute(Tuple.of(last.scope(), last.key(), limit))
        .map(rows -> rows.stream().<Object>map(Name::of).toList());
  }

  @Override
  public List<String> differing(Object one, Object other) {
    return one.equals(other) ? List.of() : List.of("stream");
  }

  @Override
  public Object image(Object row) {
    return row;
  }

  /// Makes a claim what its events say, unless it is not what was found any more.
  public Uni<Void> mend(Pool pool, Difference difference) {
    var name = (Name) difference.key();
    return pool.withTransaction(
        transaction ->
            removed(transaction, name, difference.found())
                .chain(() -> put(transaction, name, difference.expected())));
  }

  private static Uni<Void> removed(SqlConnection transaction, Name name, @Nullable Object found) {
    return found == null
        ? Uni.createFrom().voidItem()
        : transaction
            .preparedQuery(
                "delete from unique_claims where scope = $1 and key = $2 and stream = $3")
            .execute(Tuple.of(name.scope(), name.key(), found))
            .replaceWithVoid();
  }

  private static Uni<Void> put(SqlConnection transaction, Name name, @Nullable Object expected) {
    return expected == null
        ? Uni.createFrom().voidItem()
        : transaction
            .preparedQuery(
                "insert into unique_claims (scope, key, stream) values ($1, $2, $3)"
                    + " on conflict do nothing")
            .execute(Tuple.of(name.scope(), name.key(), expected))
            .replaceWithVoid();
  }
}
