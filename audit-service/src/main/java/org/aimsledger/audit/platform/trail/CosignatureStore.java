package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/// What witnesses have said, append-only.
@Singleton
public class CosignatureStore {
  private final Pool pool;

  CosignatureStore(Pool pool) {
    this.pool = pool;
  }

  /// The largest size that a witness has cosigned; 0 before the first.
  public Uni<Long> lastSize(String witness) {
    return pool.preparedQuery(
            "select coalesce(max(size), 0) as size from trail_cosignature where witness = $1")
        .execute(Tuple.of(witness))
        .map(rows -> rows.iterator().next().getLong("size"));
  }

  /// Keeps a cosignature that was checked. Another process may have got one: then the first stays.
  ///
  /// @param line as it stands in the note, with its end
  public Uni<Void> keep(long size, String witness, String line) {
    return pool.preparedQuery(
            "insert into trail_cosignature (size, witness, line, received_at) values ($1, $2, $3, now())"
                + " on conflict (size, witness) do nothing")
        .execute(Tuple.of(size, witness, line))
        .replaceWithVoid();
  }
}
