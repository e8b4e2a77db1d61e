package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aimsledger.benchmarks.load.Latencies;
import org.aimsledger.benchmarks.load.Load;
import org.aimsledger.benchmarks.load.LoadGenerator;
import org.aimsledger.benchmarks.load.LoadResult;
import org.aimsledger.benchmarks.load.Requests;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Figures;
import org.aimsledger.benchmarks.report.Row;

/// From the commit of an event to the commit of its entry in the trail, under a load by a fixed
/// schedule.
///
/// Nothing watches meanwhile: PostgreSQL dates every commit itself (`track_commit_timestamp`), and
/// both databases live in one server, so afterwards the dates of the two rows of each event are
/// subtracted. A commit is dated when it is written, before it is flushed to disk: both ends are
/// early by one flush.
final class TrailDelay implements Scenario {
  private static final int CONNECTIONS = 64;
  private static final int AIM_RATE = 1_000;
  private static final double AIM_MILLISECONDS = 250;

  @Override
  public String name() {
    return "delay";
  }

  @Override
  public String about() {
    return "from the commit of an event to its commit in the trail, p50 and p99 at fixed rates";
  }

  @Override
  public List<Row> run(Workshop workshop) throws IOException, InterruptedException {
    var site = workshop.whole();
    var form = workshop.form();
    var requests = Requests.inTurn(List.of(Bodies.create(site)));
    workshop.say("warming up %s", name());
    var _ =
        LoadGenerator.run(
            Load.closed(site.port("inventory"), CONNECTIONS, form.round(), form.round()), requests);
    var rows = new ArrayList<Row>();
    for (var rate : form.rates()) {
      site.awaitQuiet();
      workshop.say("%s: %,d events/s for %d s", name(), rate, form.rateTime().toSeconds());
      var before = site.database("inventory").number("select coalesce(sum(seq), 0) from lane_head");
      var heads = heads(site);
      var result =
          LoadGenerator.run(
                  Load.open(site.port("inventory"), CONNECTIONS, form.rateTime(), rate), requests)
              .onlySuccesses();
      site.awaitQuiet();
      var stored = site.database("inventory").number("select sum(seq) from lane_head") - before;
      var delays = delays(site, heads);
      if (delays.count() != stored) {
        throw new IOException(
            "%d events were stored and %d of them are in the trail"
                .formatted(stored, delays.count()));
      }
      rows.addAll(rows(rate, result, delays));
    }
    return rows;
  }

  private List<Row> rows(int rate, LoadResult result, Latencies delays) {
    var sent =
        String.format(
            Locale.ROOT, "%,d events, sent %s/s", delays.count(), Figures.text(result.perSecond()));
    // A schedule that was not kept is another load than the one of the row.
    var note = result.perSecond() < 0.95 * rate ? "SCHEDULE NOT KEPT: " + sent : sent;
    var aim = rate == AIM_RATE ? Aim.atMost(AIM_MILLISECONDS) : null;
    return List.of(
        Row.alone(
            name(), "p50 at %,d/s".formatted(rate), delays.milliseconds(0.5), "ms", null, note),
        Row.alone(
            name(), "p99 at %,d/s".formatted(rate), delays.milliseconds(0.99), "ms", aim, note));
  }

  private static Map<Integer, Long> heads(Site site) throws IOException {
    var heads = new HashMap<Integer, Long>();
    try (var connection = site.database("inventory").connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select lane, seq from lane_head")) {
      while (rows.next()) {
        var _ = heads.put(rows.getInt(1), rows.getLong(2));
      }
    } catch (SQLException e) {
      throw new IOException("cannot read the heads", e);
    }
    return heads;
  }

  private static Latencies delays(Site site, Map<Integer, Long> after) throws IOException {
    var committed = commits(site, "inventory", "seq", "events", "true", after);
    var entered = commits(site, "audit", "lane_seq", "trail_entry", "source = '/inventory'", after);
    var delays = new Latencies();
    committed.forEach(
        (place, at) -> {
          var then = entered.get(place);
          if (then != null) {
            delays.record((then - at) * 1_000);
          }
        });
    return delays;
  }

  private record Place(int lane, long seq) {}

  /// Microseconds since 1970 of the commit of each event after these numbers.
  private static Map<Place, Long> commits(
      Site site,
      String service,
      String number,
      String table,
      String which,
      Map<Integer, Long> after)
      throws IOException {
    var commits = new HashMap<Place, Long>();
    try (var connection = site.database(service).connect();
        var statement = connection.createStatement()) {
      for (var lane : after.entrySet()) {
        var sql =
            """
            select lane, %1$s, (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint
            from %2$s where %3$s and lane = %4$d and %1$s > %5$d"""
                .formatted(number, table, which, lane.getKey(), lane.getValue());
        try (var rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            var _ = commits.put(new Place(rows.getInt(1), rows.getLong(2)), rows.getLong(3));
          }
        }
      }
    } catch (SQLException e) {
      throw new IOException("cannot read commit times of " + service, e);
    }
    return commits;
  }
}
