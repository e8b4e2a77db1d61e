package org.aimsledger.eventstore.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.eventstore.store.Companion;
import org.aimsledger.eventstore.vault.FoundKey.Destroyed;
import org.aimsledger.eventstore.vault.FoundKey.Live;
import org.aimsledger.eventstore.vault.FoundKey.Unknown;

/// The keys of the data subjects of one service.
///
/// What reads goes through a pool of the vault's own role. What stores or destroys is a companion
/// of the append of an event, with the application's role: one transaction with the event that says
/// so.
public final class Vault {
  /// Owner of the service's own key, which makes fingerprints and seals no text.
  private static final UUID SERVICE = new UUID(0, 0);

  private static final String COLUMNS =
      "select subject, key_id, kek, wrapped from vault.subject_keys ";

  private final Pool pool;
  private final Pool application;
  private final KeyFile file;
  private final Duration timeout;

  /// @param pool connections of the vault's role, which may read keys
  /// @param application connections of the application's role, which may store and destroy them
  /// @param timeout longest wait for one answer
  public Vault(Pool pool, Pool application, KeyFile file, Duration timeout) {
    this.pool = pool;
    this.application = application;
    this.file = file;
    this.timeout = timeout;
  }

  /// What there is of one subject now.
  public Uni<FoundKey> find(UUID subject) {
    return find(Set.of(subject)).map(found -> found.getOrDefault(subject, new Unknown()));
  }

  /// What there is of some subjects now; those it has never heard of are not in the answer.
  public Uni<Map<UUID, FoundKey>> find(Collection<UUID> subjects) {
    var people = subjects.stream().filter(subject -> !subject.equals(SERVICE)).toList();
    return people.isEmpty() ? Uni.createFrom().item(Map.of()) : read(people);
  }

  private Uni<Map<UUID, FoundKey>> read(Collection<UUID> subjects) {
    return pool.preparedQuery(COLUMNS + "where subject = any ($1)")
        .execute(Tuple.of(subjects.toArray(UUID[]::new)))
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(this::found);
  }

  private Map<UUID, FoundKey> found(RowSet<Row> rows) {
    var found = new HashMap<UUID, FoundKey>();
    for (var row : rows) {
      found.put(
          row.getUUID("subject"),
          row.getValue("wrapped") == null ? new Destroyed() : new Live(unwrapped(row)));
    }
    return Map.copyOf(found);
  }

  private SubjectKey unwrapped(Row row) {
    Buffer bytes = row.get(Buffer.class, "wrapped");
    return file.unwrap(
        row.getUUID("subject"),
        row.getUUID("key_id"),
        new KeyFile.Wrapped(row.getInteger("kek"), bytes.getBytes()));
  }

  /// Those of the subjects whose key is another than the key file can open, although it has what
  /// opened it, or newer: somebody has written into its place.
  public Uni<Set<UUID>> unopenable(Collection<UUID> subjects) {
    return pool.preparedQuery(COLUMNS + "where subject = any ($1) and wrapped is not null")
        .execute(Tuple.of(subjects.toArray(UUID[]::new)))
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(
            rows ->
                rows.stream()
                    // Another process may have a newer file.
                    .filter(row -> row.getInteger("kek") <= file.current())
                    .filter(row -> !opens(row))
                    .map(row -> row.getUUID("subject"))
                    .collect(Collectors.toSet()));
  }

  private boolean opens(Row row) {
    try {
      return unwrapped(row).id().equals(row.getUUID("key_id"));
    } catch (KeyFileException _) {
      return false;
    }
  }

  /// Stores a new key with the first event that holds a text sealed with it. Fails when the subject
  /// has a key, or has had one.
  public Companion keeping(SubjectKey key) {
    return transaction -> keep(transaction, key);
  }

  private Uni<Void> keep(SqlClient client, SubjectKey key) {
    var wrapped = file.wrap(key);
    return client
        .preparedQuery("select vault.keep_key($1, $2, $3, $4)")
        .execute(Tuple.of(key.subject(), key.id(), wrapped.version(), bytes(wrapped)))
        .replaceWithVoid();
  }

  private static io.vertx.core.buffer.Buffer bytes(KeyFile.Wrapped wrapped) {
    return io.vertx.core.buffer.Buffer.buffer(wrapped.bytes());
  }

  /// Destroys a key with the event that says so; the database refuses it without. Nothing happens
  /// when there is none any more.
  public Companion destroying(UUID subject) {
    return transaction ->
        transaction
            .preparedQuery("select vault.destroy_key($1)")
            .execute(Tuple.of(subject))
            .replaceWithVoid();
  }

  /// Destroys the keys of everybody whose erasure is in the log: for a key table that came back
  /// from a copy that is older than the erasure.
  ///
  /// @param category of the streams whose ids are the subjects
  /// @param type wire name of the event
  /// @return how many were still there
  public Uni<Long> destroyAgain(String category, String type) {
    return application
        .preparedQuery("select vault.destroy_keys_again($1, $2) as keys")
        .execute(Tuple.of(category, type))
        .map(rows -> rows.iterator().next().getLong("keys"));
  }

  /// The service's own key for fingerprints; made when it is asked for first.
  public Uni<SubjectKey> ownKey() {
    return readOwnKey()
        .flatMap(
            found ->
                switch (found) {
                  case Live(var key) -> Uni.createFrom().item(key);
                  case Destroyed _ ->
                      Uni.createFrom()
                          .failure(new KeyFileException("the service's own key was destroyed"));
                  case Unknown _ -> makeOwnKey();
                });
  }

  private Uni<FoundKey> readOwnKey() {
    return read(Set.of(SERVICE)).map(found -> found.getOrDefault(SERVICE, new Unknown()));
  }

  private Uni<SubjectKey> makeOwnKey() {
    var made = SubjectKey.make(SERVICE);
    return keep(application, made)
        .replaceWith(made)
        // Another process was faster: its key is there now.
        .onFailure()
        .recoverWithUni(
            failure ->
                readOwnKey()
                    .flatMap(
                        found ->
                            found instanceof Live(var key)
                                ? Uni.createFrom().item(key)
                                : Uni.createFrom().failure(failure)));
  }

  /// Whether the key file opens what is there: one key of each version is tried.
  ///
  /// @return a failure of [KeyFileException] when it doesn't
  public Uni<Void> check() {
    return pool.query(
            "select distinct on (kek) subject, key_id, kek, wrapped from vault.subject_keys"
                + " where wrapped is not null order by kek, subject")
        .execute()
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(this::found)
        .replaceWithVoid();
  }

  /// Wraps keys anew that are wrapped with an older key-encryption key than the newest. Processes
  /// may do it at the same time, and use the keys meanwhile.
  ///
  /// @param limit most keys of one call
  /// @return how many there were
  public Uni<Integer> wrapAnew(int limit) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(
                    COLUMNS
                        + "where kek < $1 and wrapped is not null order by kek limit $2"
                        + " for update skip locked")
                .execute(Tuple.of(file.current(), limit))
                .flatMap(rows -> wrapAnew(connection, rows)));
  }

  private Uni<Integer> wrapAnew(SqlClient connection, RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Uni.createFrom().item(0);
    }
    var batch = new ArrayList<Tuple>(rows.size());
    for (var row : rows) {
      var key = unwrapped(row);
      var wrapped = file.wrap(key);
      batch.add(Tuple.of(wrapped.version(), bytes(wrapped), key.id()));
    }
    return connection
        .preparedQuery("update vault.subject_keys set kek = $1, wrapped = $2 where key_id = $3")
        .executeBatch(batch)
        .replaceWith(rows.size());
  }
}
