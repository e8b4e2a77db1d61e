package org.aimsledger.eventstore.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.StoredEvent;
import org.aimsledger.eventstore.vault.Vault;
import org.jspecify.annotations.Nullable;

/// The keys of data subjects: whose texts the events hold has the key that sealed them, and whose
/// erasure they hold has an empty place. A row is what there is of a key, never the key.
///
/// In any order of the events the same follows: a text may be sealed while the erasure is under
/// way.
public final class KeyTable implements Derived {
  private static final String CIPHERTEXT = "ciphertext";

  /// What a sealed text is made of, and nothing else in the events.
  private static final Set<String> SEALED = Set.of("subject", "key", CIPHERTEXT);

  /// A key as far as events speak of it.
  ///
  /// @param id null when no event names it
  /// @param opens whether the key file opens it; a destroyed one has nothing to open
  private record Key(@Nullable UUID id, boolean destroyed, boolean opens) {}

  private final EventLog log;
  private final Vault vault;
  private final String category;
  private final String erasure;

  /// @param category of the streams whose ids are the subjects
  /// @param erasure wire name of the event that destroys the key
  public KeyTable(EventLog log, Vault vault, String category, String erasure) {
    this.log = log;
    this.vault = vault;
    this.category = category;
    this.erasure = erasure;
  }

  @Override
  public Difference.What what() {
    return Difference.What.KEY;
  }

  @Override
  public String name() {
    return "subject-keys";
  }

  /// The role that compares may not read the table of the keys, and no other comes in its place.
  @Override
  public String table() {
    return "events";
  }

  @Override
  public List<Object> keys(LoggedEvent event) {
    var subjects = new ArrayList<Object>(sealed(event.stored()).keySet());
    erased(event.stored()).filter(id -> !subjects.contains(id)).ifPresent(subjects::add);
    return List.copyOf(subjects);
  }

  @Override
  public Object apply(@Nullable Object row, Object key, LoggedEvent event) {
    var before = row == null ? new Key(null, false, true) : (Key) row;
    var id = before.id() == null ? sealed(event.stored()).get((UUID) key) : before.id();
    var destroyed = before.destroyed() || erased(event.stored()).filter(key::equals).isPresent();
    return new Key(id, destroyed, true);
  }

  private Optional<UUID> erased(StoredEvent event) {
    if (!event.type().equals(erasure)) {
      return Optional.empty();
    }
    var stream = StreamId.parse(event.stream());
    return stream.category().equals(category) ? Optional.of(stream.id()) : Optional.empty();
  }

  /// The keys that sealed texts of the event name, by their subjects.
  private static Map<UUID, UUID> sealed(StoredEvent event) {
    var found = new LinkedHashMap<UUID, UUID>();
    // Most have none, and need not be parsed for it.
    if (new String(event.document(), StandardCharsets.ISO_8859_1).contains(CIPHERTEXT)) {
      collect(parsed(event.document()).path("data"), found);
    }
    return found;
  }

  private static JsonNode parsed(byte[] document) {
    try {
      return EventJson.MAPPER.readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored document is no JSON", e);
    }
  }

  private static void collect(JsonNode node, Map<UUID, UUID> found) {
    if (node.isObject() && node.size() == SEALED.size() && SEALED.stream().allMatch(node::has)) {
      found.putIfAbsent(
          UUID.fromString(node.path("subject").asText()),
          UUID.fromString(node.path("key").asText()));
    }
    node.forEach(child -> collect(child, found));
  }

  @Override
  public Uni<Optional<long[]>> standing(SqlClient snapshot) {
    return log.committedHeads(snapshot).map(Optional::of);
  }

  @Override
  public Uni<Map<Object, Object>> rows(SqlClient snapshot, Collection<Object> keys) {
    var subjects = keys.stream().map(UUID.class::cast).toList();
    return snapshot
        .preparedQuery("select subject, key_id, destroyed from vault.key_standing($1)")
        .execute(Tuple.of(subjects.toArray(UUID[]::new)))
        .chain(
            rows ->
                vault
                    .unopenable(subjects)
                    .map(
                        closed -> {
                          var found = new HashMap<Object, Object>();
                          for (var row : rows) {
                            found.put(row.getUUID("subject"), key(row, closed));
                          }
                          return found;
                        }));
  }

  private static Key key(Row row, Set<UUID> closed) {
    var destroyed = row.getBoolean("destroyed");
    return new Key(
        row.getUUID("key_id"), destroyed, destroyed || !closed.contains(row.getUUID("subject")));
  }

  @Override
  public Uni<List<Object>> keysAfter(SqlClient snapshot, @Nullable Object after, int limit) {
    return snapshot
        .preparedQuery("select subject from vault.subjects_after($1, $2) as subject")
        .execute(Tuple.of(after, limit))
        .map(rows -> rows.stream().<Object>map(row -> row.getUUID("subject")).toList());
  }

  @Override
  public List<String> differing(Object one, Object other) {
    var columns = new ArrayList<String>();
    var expected = (Key) one;
    var found = (Key) other;
    if (expected.destroyed() != found.destroyed()) {
      columns.add("destroyed_at");
    }
    if (!Objects.equals(expected.id(), found.id())) {
      columns.add("key_id");
    }
    if (expected.opens() != found.opens()) {
      columns.add("wrapped");
    }
    return List.copyOf(columns);
  }

  @Override
  public Object image(Object row) {
    return row;
  }

  /// Makes a key what its events say, where that is possible: whoever was erased has none. Nobody
  /// can bring a key back that is gone.
  ///
  /// @return whether it is as the events say now
  public static Uni<Boolean> mend(Pool pool, Difference difference) {
    if (!(difference.expected() instanceof Key expected) || !expected.destroyed()) {
      return Uni.createFrom().item(false);
    }
    if (difference.found() == null) {
      return pool.preparedQuery("select vault.bury_key($1, $2)")
          .execute(Tuple.of(difference.key(), expected.id()))
          .replaceWith(true);
    }
    return difference.found() instanceof Key found && !found.destroyed()
        ? pool.preparedQuery("select vault.destroy_key($1)")
            .execute(Tuple.of(difference.key()))
            .replaceWith(Objects.equals(found.id(), expected.id()))
        : Uni.createFrom().item(false);
  }
}
