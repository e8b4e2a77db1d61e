package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.TrailAppendStore.NewEntry;
import org.aimsledger.audit.platform.trail.TrailGrowth.Stretch;
import org.aimsledger.eventstore.inbox.InboxEffect;
import org.aimsledger.eventstore.inbox.LaneRun;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.verifier.log.Hash;

/// Writes the trail: the effect that the events of every service have here.
@Singleton
public class TrailStore implements InboxEffect {
  private final int batch;
  private final long batchBytes;
  private final TrailMetrics metrics;
  private final Clock clock;

  @Inject
  TrailStore(TrailConfig config, TrailMetrics metrics, Clock clock) {
    this(config.batch(), config.batchBytes(), metrics, clock);
  }

  /// @param batch most events in one transaction
  /// @param batchBytes documents in one transaction; the event that reaches it is the last one
  TrailStore(int batch, long batchBytes, TrailMetrics metrics, Clock clock) {
    this.batch = batch;
    this.batchBytes = batchBytes;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Where an alarm belongs: its lane, as a log line names it.
  private record Place(String service, int lane) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      var byService = service.compareTo(other.service);
      return byService != 0 ? byService : Integer.compare(lane, other.lane);
    }
  }

  /// Extends the log. Waits for the writer before; from there to the end of the transaction nobody
  /// else writes.
  @Override
  public Uni<Void> apply(SqlConnection tx, List<LaneRun> runs) {
    // Parsed and hashed before the lock is taken: others can write meanwhile.
    var entries = runs.stream().flatMap(run -> run.events().stream()).map(NewEntry::of).toList();
    var started = clock.instant();
    return tx.preparedQuery("select size, peaks, root, level, n, data from trail_lock()")
        .execute()
        .map(rows -> grow(rows, entries))
        .chain(growth -> write(tx, runs, entries, growth, started))
        .chain(() -> raiseSuspicious(tx, entries));
  }

  /// All lanes of a poll together, up to the limits: the lock, the edge of the tree and the commit
  /// cost the same for one event and for many.
  @Override
  public List<List<LaneRun>> transactions(List<LaneRun> runs) {
    var transactions = new ArrayList<List<LaneRun>>();
    var open = new ArrayList<LaneRun>();
    var events = 0;
    var bytes = 0L;
    for (var run : runs) {
      var from = 0;
      for (var to = 1; to <= run.events().size(); to++) {
        events++;
        bytes += run.events().get(to - 1).document().length;
        var full = events >= batch || bytes >= batchBytes;
        if (full || to == run.events().size()) {
          open.add(run.part(from, to));
          from = to;
        }
        if (full) {
          transactions.add(List.copyOf(open));
          open.clear();
          events = 0;
          bytes = 0;
        }
      }
    }
    if (!open.isEmpty()) {
      transactions.add(List.copyOf(open));
    }
    return transactions;
  }

  /// Compares events that came once more with what the trail holds. Other bytes under the same
  /// number mean that a producer's history was rewritten, or that somebody else writes to its
  /// topic.
  @Override
  public Uni<Void> repeated(Pool pool, String service, int lane, List<ReceivedEvent> events) {
    return pool.preparedQuery(
            "select lane_seq, leaf_hash from trail_entry"
                + " where source = $1 and lane = $2 and lane_seq = any ($3)")
        .execute(
            Tuple.of(NewEntry.sourceOf(service), (short) lane)
                .addValue(events.stream().map(ReceivedEvent::laneSeq).toArray(Long[]::new)))
        .map(TrailStore::hashesByNumber)
        .map(
            stored ->
                events.stream()
                    .map(NewEntry::of)
                    .filter(entry -> !entry.leafHash().equals(stored.get(entry.laneSeq())))
                    .toList())
        .chain(different -> raise(pool, AlarmKind.DUPLICATE_DIFFERS, different));
  }

  /// Raises an alarm for what lay on a service's topic and is not what that service has recorded.
  Uni<Void> notRecorded(Pool pool, List<ReceivedEvent> events) {
    return raise(pool, AlarmKind.NOT_RECORDED, events.stream().map(NewEntry::of).toList());
  }

  private Uni<Void> raiseSuspicious(SqlClient tx, List<NewEntry> entries) {
    var unreadable = entries.stream().filter(entry -> entry.facts().type() == null).toList();
    var foreign =
        entries.stream()
            .filter(entry -> entry.facts().type() != null)
            .filter(entry -> !entry.source().equals(entry.facts().source()))
            .toList();
    return raise(tx, AlarmKind.UNREADABLE, unreadable)
        .chain(() -> raise(tx, AlarmKind.SOURCE_DIFFERS, foreign));
  }

  private static TrailGrowth grow(RowSet<Row> rows, List<NewEntry> entries) {
    TrailHead head = null;
    var edge = new ArrayList<Stretch>();
    for (var row : rows) {
      head = TrailHead.stored(row.getLong("size"), bytes(row, "peaks"), bytes(row, "root"));
      var level = row.getShort("level");
      if (level != null) {
        edge.add(new Stretch(level, row.getLong("n"), TrailHead.hashes(bytes(row, "data"))));
      }
    }
    if (head == null) {
      throw new IllegalStateException("trail_state has lost its row");
    }
    return TrailGrowth.of(head, edge, entries.stream().map(NewEntry::leafHash).toList());
  }

  private Uni<Void> write(
      SqlConnection tx,
      List<LaneRun> runs,
      List<NewEntry> entries,
      TrailGrowth growth,
      Instant started) {
    return tx.preparedQuery(TrailAppendStore.SQL)
        .execute(TrailAppendStore.arguments(runs, entries, growth))
        .invoke(
            rows -> {
              var now = clock.instant();
              metrics.appended(
                  growth.head().size(), entries.size(), Duration.between(started, now), now);
              var twice = rows.iterator().next().getArrayOfIntegers("alarms");
              report(
                  AlarmKind.EVENT_ID_USED_TWICE,
                  Arrays.stream(twice).map(place -> entries.get(place - 1)).toList());
            })
        .replaceWithVoid();
  }

  private static Map<Long, Hash> hashesByNumber(RowSet<Row> rows) {
    var stored = new HashMap<Long, Hash>();
    rows.forEach(row -> stored.put(row.getLong("lane_seq"), Hash.of(bytes(row, "leaf_hash"))));
    return stored;
  }

  private Uni<Void> raise(SqlClient client, AlarmKind kind, List<NewEntry> entries) {
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return client
        .preparedQuery(
            """
            insert into trail_alarm (kind, source, lane, lane_seq, detail, evidence, evidence_hash, raised_at)
            select $1, t.source, t.lane, t.seq, $2, t.leaf, t.hash, now()
            from unnest($3::text[], $4::smallint[], $5::bigint[], $6::bytea[], $7::bytea[])
              as t (source, lane, seq, leaf, hash)
            on conflict do nothing
            returning source, lane, lane_seq""")
        .execute(TrailAppendStore.alarms(kind, entries))
        .invoke(rows -> report(kind, raised(rows, entries)))
        .replaceWithVoid();
  }

  /// Those of the entries whose alarm is new.
  private static List<NewEntry> raised(RowSet<Row> rows, List<NewEntry> entries) {
    var found = new ArrayList<NewEntry>();
    for (var row : rows) {
      entries.stream()
          .filter(
              entry ->
                  entry.source().equals(row.getString("source"))
                      && entry.lane() == row.getShort("lane")
                      && entry.laneSeq() == row.getLong("lane_seq"))
          .findFirst()
          .ifPresent(found::add);
    }
    return found;
  }

  private void report(AlarmKind kind, List<NewEntry> entries) {
    var places = new TreeMap<Place, Integer>();
    entries.forEach(
        entry -> places.merge(new Place(entry.service(), entry.lane()), 1, Integer::sum));
    places.forEach(
        (place, count) -> {
          metrics.alarm(kind.name(), count);
          AuditLog.LOG.alarm(kind.name(), place.service(), place.lane(), count);
        });
  }

  static byte[] bytes(Row row, String column) {
    return row.getDelegate().getBuffer(column).getBytes();
  }
}
