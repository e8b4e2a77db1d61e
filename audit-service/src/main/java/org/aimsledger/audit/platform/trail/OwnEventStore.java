package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.eventstore.inbox.InboxEffect;
import org.aimsledger.eventstore.inbox.LaneRun;
import org.aimsledger.eventstore.inbox.ReceivedEvent;

/// Of its own events this service knows what they are: they lie in the same database. So nobody who
/// can write to its topic gets an event of his into the trail under its name, a change of the
/// signing key least of all.
@Singleton
public class OwnEventStore implements InboxEffect {
  private static final String RECORDED =
      """
      select e.lane, e.seq, e.document from unnest($1::smallint[], $2::bigint[]) as t (lane, seq)
      join events e on e.lane = t.lane and e.seq = t.seq""";

  private final TrailStore trail;
  private final Pool pool;

  OwnEventStore(TrailStore trail, Pool pool) {
    this.trail = trail;
    this.pool = pool;
  }

  private record Place(int lane, long seq) {
    static Place of(ReceivedEvent event) {
      return new Place(event.lane(), event.laneSeq());
    }
  }

  /// Enters the recorded bytes, whatever came, and raises an alarm for what was something else.
  ///
  /// @return fails while the store has no such event: the lane waits until this service has used
  ///   the number itself
  @Override
  public Uni<Void> apply(SqlConnection tx, List<LaneRun> runs) {
    var received = runs.stream().flatMap(run -> run.events().stream()).toList();
    return tx.preparedQuery(RECORDED)
        .execute(
            Tuple.of(
                received.stream().map(event -> (short) event.lane()).toArray(Short[]::new),
                received.stream().map(ReceivedEvent::laneSeq).toArray(Long[]::new)))
        .map(OwnEventStore::byPlace)
        .chain(
            recorded -> {
              var foreign = foreign(received, recorded);
              return trail
                  .notRecorded(pool, foreign)
                  .chain(() -> enter(tx, runs, recorded, foreign));
            });
  }

  private static Map<Place, byte[]> byPlace(RowSet<Row> rows) {
    var recorded = new HashMap<Place, byte[]>();
    for (var row : rows) {
      var document = row.getDelegate().getBuffer("document").getBytes();
      recorded.put(new Place(row.getShort("lane"), row.getLong("seq")), document);
    }
    return recorded;
  }

  private static List<ReceivedEvent> foreign(
      List<ReceivedEvent> received, Map<Place, byte[]> recorded) {
    return received.stream()
        .filter(event -> !Arrays.equals(event.document(), recorded.get(Place.of(event))))
        .toList();
  }

  private Uni<Void> enter(
      SqlConnection tx,
      List<LaneRun> runs,
      Map<Place, byte[]> recorded,
      List<ReceivedEvent> foreign) {
    for (var event : foreign) {
      if (!recorded.containsKey(Place.of(event))) {
        return Uni.createFrom()
            .failure(
                new IllegalStateException(
                    event + " lies on the topic of this service, which has not recorded it"));
      }
    }
    return trail.apply(tx, runs.stream().map(run -> genuine(run, recorded)).toList());
  }

  private static LaneRun genuine(LaneRun run, Map<Place, byte[]> recorded) {
    var events = new ArrayList<ReceivedEvent>();
    for (var event : run.events()) {
      var document = recorded.getOrDefault(Place.of(event), event.document());
      events.add(new ReceivedEvent(event.source(), event.lane(), event.laneSeq(), document));
    }
    return new LaneRun(run.source(), run.lane(), events);
  }

  @Override
  public List<List<LaneRun>> transactions(List<LaneRun> runs) {
    return trail.transactions(runs);
  }

  @Override
  public Uni<Void> repeated(Pool client, String source, int lane, List<ReceivedEvent> events) {
    return trail.repeated(client, source, lane, events);
  }
}
