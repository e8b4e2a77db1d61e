package org.aimsledger.incident.detection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.detection.EngineRun.Changes;
import org.aimsledger.incident.platform.ContentReader;
import org.jspecify.annotations.Nullable;

/// Where engines are, and what their rules remember. Place and windows change in one transaction,
/// so that they always belong together.
@ApplicationScoped
class EngineStore {
  private static final String LEASE =
      """
      update detection_progress set owner = $2, lease_until = $3
       where allowance = $1 and (owner is null or owner = $2 or lease_until < $4)
      returning event_time, report""";
  private static final String MOVE =
      """
      update detection_progress set event_time = $2, report = $3
       where allowance = $1 and event_time = $4 and report = $5 and owner = $6""";
  private static final String WINDOWS =
      """
      insert into detection_window (rule, version, system, content)
      select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::bytea[])
      on conflict (rule, version, system) do update set content = excluded.content""";
  private static final String TALLIES =
      """
      update detection_span s
         set events = s.events + given.events, met = s.met + given.met,
             errors = s.errors + given.errors, firings = s.firings + given.firings,
             last_error = coalesce(given.last_error, s.last_error)
        from unnest($1::uuid[], $2::int[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
          $7::text[]) as given (rule, version, events, met, errors, firings, last_error)
       where s.rule = given.rule and s.version = given.version""";

  private static final int WRITTEN_AT_ONCE = 2_000;

  private final Pool pool;

  EngineStore(Pool pool) {
    this.pool = pool;
  }

  /// A version of a rule that judges, or has judged, as the database has it.
  record Span(
      RuleVersion id,
      DetectionAllowance allowance,
      Instant begins,
      @Nullable Instant ends,
      DetectionRuleContent content,
      Tally tally) {}

  /// How far the rules of an allowance have come.
  ///
  /// @param overtaken events that came in after they should have been judged
  record Progress(DetectionAllowance allowance, Instant judgedUntil, long overtaken) {}

  /// Another process has gone on meanwhile.
  static final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(DetectionAllowance allowance) {
      super("another process judges with allowance " + allowance);
    }
  }

  /// Lets one process judge alone for a while.
  ///
  /// @return the place that was kept last; empty while another process judges
  Uni<Optional<Position>> lease(
      DetectionAllowance allowance, UUID owner, Instant now, Duration length) {
    return pool.preparedQuery(
            "insert into detection_progress (allowance, allowed, event_time, report)"
                + " values ($1, $2 * interval '1 second', $3, $4) on conflict do nothing")
        .execute(
            Tuple.of(
                allowance.name(),
                (double) allowance.seconds(),
                ObservationStore.utc(Position.START.time()),
                Position.START.report()))
        .chain(
            () ->
                pool.preparedQuery(LEASE)
                    .execute(
                        Tuple.of(
                            allowance.name(),
                            owner,
                            ObservationStore.utc(now.plus(length)),
                            ObservationStore.utc(now))))
        .map(
            rows -> {
              var row = rows.iterator();
              return row.hasNext() ? Optional.of(position(row.next())) : Optional.empty();
            });
  }

  private static Position position(Row row) {
    return new Position(row.getOffsetDateTime("event_time").toInstant(), row.getUUID("report"));
  }

  /// Rules that judge or have something left to judge after a time.
  Uni<List<Span>> spans(DetectionAllowance allowance, Instant after) {
    return pool.preparedQuery(
            "select * from detection_span where allowance = $1 and (ends is null or ends >= $2)"
                + " order by begins, rule, version")
        .execute(Tuple.of(allowance.name(), ObservationStore.utc(after)))
        .map(
            rows -> {
              var spans = new ArrayList<Span>();
              rows.forEach(row -> spans.add(span(row)));
              return spans;
            });
  }

  Uni<Optional<Span>> span(RuleVersion id) {
    return pool.preparedQuery("select * from detection_span where rule = $1 and version = $2")
        .execute(Tuple.of(id.rule(), id.version()))
        .map(
            rows -> {
              var row = rows.iterator();
              return row.hasNext() ? Optional.of(span(row.next())) : Optional.empty();
            });
  }

  private static Span span(Row row) {
    var ends = row.getOffsetDateTime("ends");
    return new Span(
        new RuleVersion(row.getUUID("rule"), row.getInteger("version")),
        DetectionAllowance.valueOf(row.getString("allowance")),
        row.getOffsetDateTime("begins").toInstant(),
        ends == null ? null : ends.toInstant(),
        ContentReader.read(row.getString("content")),
        new Tally(
            row.getLong("events"),
            row.getLong("met"),
            row.getLong("errors"),
            row.getLong("firings"),
            row.getString("last_error")));
  }

  /// A version begins to judge; from when on is remembered once.
  Uni<Void> begin(ActiveRule rule) {
    return pool.preparedQuery(
            "insert into detection_span (rule, version, allowance, begins, content)"
                + " values ($1, $2, $3, $4, $5) on conflict do nothing")
        .execute(
            Tuple.of(
                rule.id().rule(),
                rule.id().version(),
                rule.content().allowance().name(),
                ObservationStore.utc(rule.after()),
                ContentReader.written(rule.content())))
        .replaceWithVoid();
  }

  /// A version judges no more.
  Uni<Void> end(RuleVersion id, Instant at) {
    return pool.preparedQuery(
            "update detection_span set ends = $3 where rule = $1 and version = $2 and ends is null")
        .execute(Tuple.of(id.rule(), id.version(), ObservationStore.utc(at)))
        .replaceWithVoid();
  }

  Uni<Map<WindowKey, byte[]>> windows(List<WindowKey> keys) {
    if (keys.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return pool.preparedQuery(
            "select w.* from detection_window w join unnest($1::uuid[], $2::int[], $3::uuid[])"
                + " as given (rule, version, system) on w.rule = given.rule"
                + " and w.version = given.version and w.system = given.system")
        .execute(
            Tuple.of(
                array(keys, key -> key.rule().rule(), new UUID[0]),
                array(keys, key -> key.rule().version(), new Integer[0]),
                array(keys, WindowKey::system, new UUID[0])))
        .map(
            rows -> {
              var windows = new HashMap<WindowKey, byte[]>();
              for (var row : rows) {
                var rule = new RuleVersion(row.getUUID("rule"), row.getInteger("version"));
                windows.put(
                    new WindowKey(rule, row.getUUID("system")),
                    row.get(Buffer.class, "content").getBytes());
              }
              return windows;
            });
  }

  /// Keeps place, windows and counts together.
  Uni<Void> keep(Changes changes, UUID owner) {
    return pool.withTransaction(
        tx ->
            move(tx, changes, owner)
                .chain(() -> windows(tx, changes))
                .chain(() -> tallies(tx, changes)));
  }

  private static Uni<Void> move(SqlConnection tx, Changes changes, UUID owner) {
    return tx.preparedQuery(MOVE)
        .execute(
            Tuple.from(
                List.of(
                    changes.allowance().name(),
                    ObservationStore.utc(changes.to().time()),
                    changes.to().report(),
                    ObservationStore.utc(changes.from().time()),
                    changes.from().report(),
                    owner)))
        .invoke(
            rows -> {
              if (rows.rowCount() != 1) {
                throw new LeaseLostException(changes.allowance());
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Void> windows(SqlConnection tx, Changes changes) {
    var windows = changes.windows();
    if (windows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var keys = List.copyOf(windows.keySet());
    return Multi.createFrom()
        .iterable(keys)
        .group()
        .intoLists()
        .of(WRITTEN_AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(some -> windows(tx, some, windows))
        .onItem()
        .ignoreAsUni();
  }

  private static Uni<Void> windows(
      SqlConnection tx, List<WindowKey> keys, Map<WindowKey, Window> windows) {
    return tx.preparedQuery(WINDOWS)
        .execute(
            Tuple.of(
                array(keys, key -> key.rule().rule(), new UUID[0]),
                array(keys, key -> key.rule().version(), new Integer[0]),
                array(keys, WindowKey::system, new UUID[0]),
                array(keys, key -> encoded(windows, key), new Buffer[0])))
        .replaceWithVoid();
  }

  private static Buffer encoded(Map<WindowKey, Window> windows, WindowKey key) {
    return Buffer.buffer(Objects.requireNonNull(windows.get(key)).encoded());
  }

  private static Uni<Void> tallies(SqlConnection tx, Changes changes) {
    if (changes.tallies().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var tallies = List.copyOf(changes.tallies().entrySet());
    var errors = new @Nullable String[tallies.size()];
    for (var i = 0; i < errors.length; i++) {
      errors[i] = tallies.get(i).getValue().lastError();
    }
    return tx.preparedQuery(TALLIES)
        .execute(
            Tuple.from(
                List.of(
                    array(tallies, tally -> tally.getKey().rule(), new UUID[0]),
                    array(tallies, tally -> tally.getKey().version(), new Integer[0]),
                    array(tallies, tally -> tally.getValue().events(), new Long[0]),
                    array(tallies, tally -> tally.getValue().met(), new Long[0]),
                    array(tallies, tally -> tally.getValue().errors(), new Long[0]),
                    array(tallies, tally -> tally.getValue().firings(), new Long[0]),
                    errors)))
        .replaceWithVoid();
  }

  Uni<List<Progress>> progress() {
    return pool.query("select * from detection_progress order by allowed")
        .execute()
        .map(
            rows -> {
              var progress = new ArrayList<Progress>();
              for (var row : rows) {
                progress.add(
                    new Progress(
                        DetectionAllowance.valueOf(row.getString("allowance")),
                        row.getOffsetDateTime("event_time").toInstant(),
                        row.getLong("overtaken")));
              }
              return progress;
            });
  }

  /// Deletes windows of versions that ended before everything that is still judged.
  ///
  /// @return how many were deleted
  Uni<Integer> forgetEnded(int limit) {
    return pool.preparedQuery(
            "delete from detection_window w where (w.rule, w.version, w.system) in"
                + " (select v.rule, v.version, v.system from detection_window v"
                + " join detection_span s on s.rule = v.rule and s.version = v.version"
                + " join detection_progress p on p.allowance = s.allowance"
                + " where s.ends < p.event_time limit $1)")
        .execute(Tuple.of(limit))
        .map(rows -> rows.rowCount());
  }

  private static <S, T> T[] array(List<S> values, Function<S, T> value, T[] empty) {
    return values.stream().map(value).toList().toArray(empty);
  }
}
