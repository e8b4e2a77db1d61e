package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What runs read and wrote, whichever of their events said so. Adding is the same in any order,
/// and what is known is not added again.
@ApplicationScoped
class LineageStore {
  private final Pool pool;

  LineageStore(Pool pool) {
    this.pool = pool;
  }

  /// Adds what an event says. Committed before the next statement: of two events that come at the
  /// same time, the later one sees both.
  Uni<Void> add(LineageRun said, Instant now) {
    return pool.preparedQuery(
            "insert into lineage_end (run, job, output, dataset, namespace, name, seen_at)"
                + " select $1, $2, g.output, g.dataset, g.namespace, g.name, $7 from"
                + " unnest($3::boolean[], $4::text[], $5::text[], $6::text[])"
                + " as g (output, dataset, namespace, name) order by g.output, g.dataset"
                + " on conflict do nothing")
        .execute(
            Tuple.from(
                List.of(
                    said.run(),
                    said.job(),
                    Stream.concat(
                            said.inputs().stream().map(_ -> false),
                            said.outputs().stream().map(_ -> true))
                        .toArray(Boolean[]::new),
                    texts(said, LineageData::id),
                    texts(said, LineageData::namespace),
                    texts(said, LineageData::name),
                    now.atOffset(ZoneOffset.UTC))))
        .replaceWithVoid();
  }

  private static String[] texts(LineageRun said, Function<LineageData, String> text) {
    return Stream.concat(said.inputs().stream(), said.outputs().stream())
        .map(text)
        .toArray(String[]::new);
  }

  /// What is known of a run, from all its events; at most so many data on each side.
  Uni<LineageRun> all(String run, String job, int most) {
    return side(run, job, false, most)
        .flatMap(
            inputs ->
                side(run, job, true, most)
                    .map(outputs -> new LineageRun(run, job, inputs, outputs)));
  }

  private Uni<Set<LineageData>> side(String run, String job, boolean output, int most) {
    return pool.preparedQuery(
            "select namespace, name from lineage_end where run = $1 and job = $2 and output = $3"
                + " order by dataset limit $4")
        .execute(Tuple.of(run, job, output, most))
        .map(LineageStore::data);
  }

  /// What runs of a job have read.
  Uni<Set<LineageData>> inputs(String job, int most) {
    return pool.preparedQuery(
            "select distinct on (dataset) namespace, name from lineage_end where job = $1"
                + " and not output order by dataset limit $2")
        .execute(Tuple.of(job, most))
        .map(LineageStore::data);
  }

  private static Set<LineageData> data(RowSet<Row> rows) {
    var data = new LinkedHashSet<LineageData>();
    for (var row : rows) {
      data.add(new LineageData(row.getString("namespace"), row.getString("name")));
    }
    return data;
  }

  /// Forgets what was seen before; the links stay.
  Uni<Void> forget(Instant before) {
    return pool.preparedQuery("delete from lineage_end where seen_at < $1")
        .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
