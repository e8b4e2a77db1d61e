package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.aimsledger.audit.platform.Witnesses;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// The signed checkpoints, append-only.
@Singleton
public class CheckpointStore {
  private static final String COLUMNS = "select size, note, published_at from trail_checkpoint ";

  /// With the lines that are kept as its cosignatures, and only when these may be enough.
  private static final String COSIGNED =
      """
      select c.size, c.published_at, c.note, coalesce(s.lines, '{}') as lines
      from trail_checkpoint c
      left join lateral (select array_agg(line order by witness) as lines, count(*) as cosigned
                         from trail_cosignature where size = c.size) s on true
      where coalesce(s.cosigned, 0) >= $1
      """;

  /// Rows read at once until one is enough; usually the first is.
  private static final int LOOK = 8;

  private final Pool pool;
  private final Witnesses witnesses;

  CheckpointStore(Pool pool, Witnesses witnesses) {
    this.pool = pool;
    this.witnesses = witnesses;
  }

  /// The newest one that enough witnesses have cosigned, with their cosignatures; null before the
  /// first.
  public Uni<@Nullable PublishedCheckpoint> published() {
    return enough("and c.size < $2 order by c.size desc", Long.MAX_VALUE);
  }

  /// The newest one that was signed, cosigned or not; null before the first.
  public Uni<@Nullable PublishedCheckpoint> latest() {
    return pool.query(COLUMNS + "order by size desc limit 1").execute().map(CheckpointStore::first);
  }

  /// The entry with the first published checkpoint that covers it; null when there is no entry.
  public Uni<@Nullable CoveredEntry> cover(@Nullable TrailEntry entry) {
    return entry == null
        ? Uni.createFrom().nullItem()
        : covering(entry.index()).map(checkpoint -> new CoveredEntry(entry, checkpoint));
  }

  /// The first published one that covers an entry; null while there is none. Always the same for
  /// the same entry, but for cosignatures beyond the quorum that came later.
  public Uni<@Nullable PublishedCheckpoint> covering(long index) {
    return enough("and c.size > $2 order by c.size", index);
  }

  /// Whether a checkpoint of this size and root was signed: by one of the keys, not by whoever can
  /// insert a row.
  ///
  /// @param root in hexadecimal
  /// @param keys those that sign a checkpoint of this size
  public Uni<Boolean> hasSigned(long size, String root, List<VerifierKey> keys) {
    return pool.preparedQuery(COLUMNS + "where size = $1 and root = decode($2, 'hex')")
        .execute(Tuple.of(size, root))
        .map(CheckpointStore::first)
        .map(found -> found != null && isSignedBy(found.signedNote(), keys));
  }

  private static boolean isSignedBy(SignedNote note, List<VerifierKey> keys) {
    try {
      return !note.verifiedBy(keys).isEmpty();
    } catch (RejectedException _) {
      return false;
    }
  }

  /// Keeps a checkpoint. Another process may have published one of the same size: then the first
  /// stays.
  public Uni<Void> keep(TrailHead head, SignedNote note) {
    return pool.preparedQuery(
            "insert into trail_checkpoint (size, root, note, published_at) values ($1, $2, $3,"
                + " now()) on conflict (size) do nothing")
        .execute(Tuple.of(head.size(), Buffer.buffer(head.root().bytes()), note.encode()))
        .replaceWithVoid();
  }

  /// The first in an order that enough witnesses have signed indeed.
  ///
  /// @param order conditions from a size, the second parameter, on, and the order
  private Uni<@Nullable PublishedCheckpoint> enough(String order, long from) {
    return pool.preparedQuery(COSIGNED + order + " limit " + LOOK)
        .execute(Tuple.of((long) witnesses.quorum(), from))
        .map(rows -> rows.stream().map(CheckpointStore::cosigned).toList())
        .flatMap(
            some -> {
              for (var checkpoint : some) {
                var published = checkpoint.published(witnesses);
                if (published.isPresent()) {
                  return Uni.createFrom().item(published.get());
                }
              }
              return some.size() < LOOK
                  ? Uni.createFrom().nullItem()
                  : enough(order, some.getLast().size());
            });
  }

  private static CosignedCheckpoint cosigned(Row row) {
    return new CosignedCheckpoint(
        row.getLong("size"),
        row.getString("note"),
        List.of(row.getArrayOfStrings("lines")),
        row.getOffsetDateTime("published_at").toInstant());
  }

  private static @Nullable PublishedCheckpoint first(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return null;
    }
    var row = rows.iterator().next();
    return new PublishedCheckpoint(
        row.getLong("size"),
        row.getString("note"),
        row.getOffsetDateTime("published_at").toInstant());
  }
}
