package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.verifier.log.SignedNote;
import org.jspecify.annotations.Nullable;

/// The signed checkpoints, append-only.
@ApplicationScoped
public final class CheckpointStore {
  private final Pool pool;

  public CheckpointStore(Pool pool) {
    this.pool = pool;
  }

  /// The newest one; null before the first.
  public Uni<@Nullable PublishedCheckpoint> latest() {
    return pool.query(
            "select size, note, published_at from trail_checkpoint order by size desc limit 1")
        .execute()
        .map(
            rows -> {
              if (rows.size() == 0) {
                return null;
              }
              var row = rows.iterator().next();
              return new PublishedCheckpoint(
                  row.getLong("size"),
                  row.getString("note"),
                  row.getOffsetDateTime("published_at").toInstant());
            });
  }

  /// Keeps a checkpoint. Another process may have published one of the same size: then the first
  /// stays.
  public Uni<Void> keep(TrailHead head, SignedNote note) {
    return pool.preparedQuery(
            "insert into trail_checkpoint (size, root, note, published_at) values ($1, $2, $3, now())"
                + " on conflict (size) do nothing")
        .execute(Tuple.of(head.size(), Buffer.buffer(head.root().bytes()), note.encode()))
        .replaceWithVoid();
  }
}
