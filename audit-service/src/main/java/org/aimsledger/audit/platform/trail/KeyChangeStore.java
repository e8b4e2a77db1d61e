package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.aimsledger.audit.platform.trail.TrailKeys.Change;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailKeyEvent;
import org.aimsledger.verifier.log.VerifierKey;

/// Reads the changes of the signing key out of the trail itself, so that what is signed and
/// published follows from the same entries that a stranger reads.
@Singleton
public class KeyChangeStore {
  private static final String ANNOUNCED = WireNames.of(TrailKeyEvent.Announced.class);
  private static final String RETIRED = WireNames.of(TrailKeyEvent.Retired.class);

  /// Only what this service has recorded, as its own store holds it: whoever can write to its topic
  /// or insert an entry changes no key, and nothing that he writes there is parsed.
  private static final String SQL =
      """
      select t.idx, t.type, recorded.data ->> 'verifierKey' as key, recorded.data ->> 'previous' as previous
      from trail_entry t
      join events e on e.lane = t.lane and e.seq = t.lane_seq
        and e.document = substring(t.leaf from position('\\x0a'::bytea in t.leaf) + 1)
      cross join lateral (select convert_from(e.document, 'UTF8')::jsonb -> 'data' as data) as recorded
      where hashtextextended(t.type, 0) in (hashtextextended($1, 0), hashtextextended($2, 0))
        and t.type in ($1, $2) and e.type = t.type and t.source = '/audit' and t.%s
      order by t.idx
      """
          .formatted(EntryStore.COUNTED);

  private final Pool pool;
  private final TrailKeyStore key;

  KeyChangeStore(Pool pool, TrailKeyStore key) {
    this.pool = pool;
    this.key = key;
  }

  /// Every key that signs or has signed.
  public Uni<TrailKeys> keys() {
    return pool.preparedQuery(SQL)
        .execute(Tuple.of(ANNOUNCED, RETIRED))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(KeyChangeStore::change)
                    .toList())
        .map(this::keys);
  }

  private TrailKeys keys(List<Change> changes) {
    return TrailKeys.of(key.signer().verifierKey(), key.second().orElse(null), changes);
  }

  private static Change change(Row row) {
    var index = row.getLong("idx");
    var changed = VerifierKey.parse(row.getString("key"));
    return row.getString("type").equals(ANNOUNCED)
        ? new Change.Announced(index, changed, VerifierKey.parse(row.getString("previous")))
        : new Change.Retired(index, changed);
  }
}
