package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.benchmarks.peer.PlainTable;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Row;
import org.aimsledger.launcher.process.OsProcess;

/// How fast a backlog in Kafka gets into the trail.
///
/// In each round audit-service is frozen (SIGSTOP) until all of the backlog is in Kafka, then let
/// go. The time runs from there to the commit of the last event, as the database dates it. Then the
/// peers get the very bytes that the trail has stored.
final class TrailIntake implements Scenario {
  private static final double AIM = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  // The supervisor takes a service that has been silent for 30 s for dead.
  private static final Duration LONGEST_FREEZE = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "trail";
  }

  @Override
  public String about() {
    return "events/s from Kafka into the trail against COPY and multi-row inserts of the same bytes";
  }

  @Override
  public List<Row> run(Workshop workshop) throws IOException, InterruptedException {
    var site = workshop.whole();
    var form = workshop.form();
    var bulk = BulkEvents.like(site, 11);
    var plain = new PlainTable(site.peers());
    var ours = new Series();
    var copies = new Series();
    var inserts = new Series();
    site.awaitQuiet();
    workshop.say("warming up %s", name());
    var _ = drain(site, bulk, form.backlog() / 2);
    for (var round = 1; round <= form.rounds(); round++) {
      workshop.say("%s: round %d of %d, %,d events", name(), round, form.rounds(), form.backlog());
      ours.add(drain(site, bulk, form.backlog()));
      var leaves = lastLeaves(site, form.backlog());
      copies.add(plain.copy(leaves));
      inserts.add(plain.insert(leaves));
      site.peers().execute("truncate plain");
    }
    var rows = new ArrayList<Row>();
    rows.add(
        Row.against(
            name(),
            "backlog of %,d drained".formatted(form.backlog()),
            ours.median(),
            "/s",
            copies.median(),
            PlainTable.COPY,
            Aim.atLeast(AIM),
            ours.note()));
    rows.add(
        Row.against(
            name(),
            "backlog of %,d drained".formatted(form.backlog()),
            ours.median(),
            "/s",
            inserts.median(),
            PlainTable.INSERT,
            null,
            "peer: " + inserts.note()));
    return rows;
  }

  /// Events a second.
  private static double drain(Site site, BulkEvents bulk, int events)
      throws IOException, InterruptedException {
    var before = site.number("audit", "select size from trail_state");
    var audit = site.aims().pid("audit");
    OsProcess.signal(audit, "STOP");
    try {
      var _ = bulk.store(site, events, false);
      awaitBacklog(site);
    } finally {
      OsProcess.signal(audit, "CONT");
    }
    var begin = System.currentTimeMillis();
    awaitTrail(site, before + events);
    var last =
        site.database("audit")
            .number(
                "select (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000)::bigint from trail_entry"
                    + " where idx = "
                    + (before + events - 1));
    site.awaitQuiet();
    return events * 1e3 / Math.max(1, last - begin);
  }

  /// Returns when the backlog is in Kafka and everybody else is done with it: what the others do
  /// with the same events is not what is measured.
  private static void awaitBacklog(Site site) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + LONGEST_FREEZE.toNanos();
    while (!site.isQuietExcept("audit")) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "the backlog was not in Kafka within %d s".formatted(LONGEST_FREEZE.toSeconds()));
      }
      Thread.sleep(50);
    }
  }

  private static void awaitTrail(Site site, long size) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (site.number("audit", "select size from trail_state") < size) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the trail did not reach " + size + " entries");
      }
      Thread.sleep(50);
    }
  }

  private static List<byte[]> lastLeaves(Site site, int count) throws IOException {
    var leaves = new ArrayList<byte[]>(count);
    try (var connection = site.database("audit").connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select leaf from trail_entry order by idx desc limit " + count)) {
      while (rows.next()) {
        leaves.add(rows.getBytes(1));
      }
    } catch (SQLException e) {
      throw new IOException("cannot read the leaves", e);
    }
    return leaves;
  }
}
