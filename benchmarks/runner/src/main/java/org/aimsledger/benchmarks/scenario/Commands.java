package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.benchmarks.load.Load;
import org.aimsledger.benchmarks.load.LoadGenerator;
import org.aimsledger.benchmarks.load.LoadResult;
import org.aimsledger.benchmarks.load.Requests;
import org.aimsledger.benchmarks.load.Template;
import org.aimsledger.benchmarks.peer.HibernateBaseline;
import org.aimsledger.benchmarks.peer.Pgbench;
import org.aimsledger.benchmarks.report.Aim;
import org.aimsledger.benchmarks.report.Row;
import org.aimsledger.launcher.process.OsProcess;
import org.jspecify.annotations.Nullable;

/// Commands a second through REST, at several numbers of connections, with the whole installation
/// running behind it. In each round ours and the peers take turns, and before each turn everything
/// that the turn before left behind (relay, views, other services, trail) is waited for.
final class Commands implements Scenario {
  private static final int AIM_CONNECTIONS = 64;
  private static final int MIXED_STREAMS = 48;
  private static final List<String> CONSUMERS = List.of("risk", "incident", "audit");
  private static final int WARM_UP_CONNECTIONS = 64;

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public String about() {
    return "commands/s through REST against pgbench and a plain Hibernate Reactive endpoint";
  }

  /// All measurements at one number of connections.
  private static final class Measured {
    private final Series create = new Series();
    private final Series alone = new Series();
    private final Series update = new Series();
    private final Series mixed = new Series();
    private final Series insert = new Series();
    private final Series persist = new Series();
  }

  @Override
  public List<Row> run(Workshop workshop) throws IOException, InterruptedException {
    var site = workshop.whole();
    var form = workshop.form();
    var create = Bodies.create(site);
    workshop.say("warming up %s", name());
    var _ =
        load(site.port("inventory"), WARM_UP_CONNECTIONS, form.warmUp(), List.of(create))
            .onlySuccesses();
    site.awaitQuiet();
    var bytes = StoredDocument.usual(site);
    workshop.fact("bytes of a stored event (median), also what pgbench inserts: " + bytes.size());
    var rows = new ArrayList<Row>();
    var pgbench = pgbench(site, workshop, bytes, rows);
    var baseline = baseline(site, workshop, rows);
    for (var connections : form.connections()) {
      var measured = new Measured();
      for (var round = 1; round <= form.rounds(); round++) {
        workshop.say(
            "%s: %d connections, round %d of %d", name(), connections, round, form.rounds());
        oneRound(site, form, connections, create, measured);
        if (pgbench != null) {
          measured.insert.addRate(() -> pgbench.run(connections, form.round()));
        }
        if (baseline != null) {
          persistRound(site, baseline, connections, form, measured);
        }
      }
      rows.addAll(rows(connections, measured));
    }
    if (baseline != null) {
      baseline.close();
    }
    return rows;
  }

  private @Nullable HibernateBaseline baseline(Site site, Workshop workshop, List<Row> rows)
      throws InterruptedException {
    try {
      var baseline = site.startBaseline(workshop);
      var _ =
          persist(site, baseline, WARM_UP_CONNECTIONS, workshop.form().warmUp()).onlySuccesses();
      return baseline;
    } catch (IOException e) {
      rows.add(Row.failed(name(), HibernateBaseline.NAME, String.valueOf(e.getMessage())));
      return null;
    }
  }

  private static void persistRound(
      Site site, HibernateBaseline baseline, int connections, Form form, Measured measured) {
    measured.persist.add(() -> persist(site, baseline, connections, form.round()));
  }

  private static LoadResult persist(
      Site site, HibernateBaseline baseline, int connections, Duration counted) throws IOException {
    var request = Bodies.baselineCreate(site, HibernateBaseline.PATH);
    return load(baseline.port(), connections, counted, List.of(request));
  }

  private static void oneRound(
      Site site, Form form, int connections, Template create, Measured measured)
      throws IOException, InterruptedException {
    var port = site.port("inventory");
    var hot = site.api().newSystem();
    var mixture = new ArrayList<Template>();
    mixture.add(create);
    mixture.add(Bodies.update(site, hot));
    for (var i = 0; i < MIXED_STREAMS; i++) {
      // Creates, updates of the hot stream and updates of other streams, a third each.
      mixture.add(
          i % 3 == 0 ? create : Bodies.update(site, i % 3 == 1 ? hot : site.api().newSystem()));
    }
    measured.create.add(() -> load(port, connections, form.round(), List.of(create)));
    site.awaitQuiet();
    var update = Bodies.update(site, hot);
    measured.update.add(() -> load(port, connections, form.round(), List.of(update)));
    site.awaitQuiet();
    measured.mixed.add(() -> load(port, connections, form.round(), mixture));
    site.awaitQuiet();
    if (connections == AIM_CONNECTIONS) {
      frozen(
          site,
          () -> measured.alone.add(() -> load(port, connections, form.round(), List.of(create))));
      site.awaitQuiet();
    }
  }

  /// While the services that consume the events stand still: what the write itself costs, with
  /// relay and view. The peers have no consumers at all.
  private static void frozen(Site site, Runnable work) throws IOException, InterruptedException {
    var pids = new ArrayList<Long>();
    for (var service : CONSUMERS) {
      pids.add(site.aims().pid(service));
    }
    try {
      for (var pid : pids) {
        OsProcess.signal(pid, "STOP");
      }
      work.run();
    } finally {
      for (var pid : pids) {
        OsProcess.signal(pid, "CONT");
      }
    }
  }

  private static LoadResult load(
      int port, int connections, Duration counted, List<Template> templates) throws IOException {
    // A fifth more, not counted: connections are made and caches filled.
    return LoadGenerator.run(
        Load.closed(port, connections, counted.dividedBy(5), counted), Requests.inTurn(templates));
  }

  private @Nullable Pgbench pgbench(
      Site site, Workshop workshop, StoredDocument bytes, List<Row> rows) throws IOException {
    var program = Pgbench.find();
    if (program.isEmpty()) {
      rows.add(
          Row.failed(
              name(),
              "pgbench",
              "not installed, so its columns are empty (Debian: the package postgresql-contrib)"));
      return null;
    }
    return new Pgbench(program.get(), site.peers(), workshop.folder(), bytes.text());
  }

  private List<Row> rows(int connections, Measured measured) {
    var rows = new ArrayList<Row>();
    var aimed = connections == AIM_CONNECTIONS;
    rows.add(
        row(
            "create",
            connections,
            measured.create,
            measured.insert,
            Pgbench.NAME,
            aimed ? Aim.ratioAtLeast(1.0) : null));
    rows.add(
        row(
            "create",
            connections,
            measured.create,
            measured.persist,
            HibernateBaseline.NAME,
            aimed ? Aim.ratioAtLeast(5.0) : null));
    if (aimed) {
      rows.add(
          row(
              "create with consumers frozen",
              connections,
              measured.alone,
              measured.insert,
              Pgbench.NAME,
              null));
    }
    rows.add(
        row(
            "update one stream",
            connections,
            measured.update,
            measured.insert,
            Pgbench.NAME,
            null));
    rows.add(row("mixed", connections, measured.mixed, measured.insert, Pgbench.NAME, null));
    return rows;
  }

  private Row row(
      String what, int connections, Series ours, Series peer, String peerName, @Nullable Aim aim) {
    var name = what(what, connections);
    if (!ours.failure().isEmpty()) {
      return Row.failed(name(), name, ours.failure());
    }
    if (!peer.failure().isEmpty()) {
      return Row.withoutPeer(
          name(), name, ours.median(), "/s", peerName, aim, "peer: " + peer.failure());
    }
    if (peer.isEmpty()) {
      return Row.withoutPeer(name(), name, ours.median(), "/s", peerName, aim, ours.note());
    }
    var note = peer.latencies().count() == 0 ? ours.note() : "peer: " + peer.note();
    return Row.against(name(), name, ours.median(), "/s", peer.median(), peerName, aim, note);
  }

  private static String what(String what, int connections) {
    return what + ", " + connections + (connections == 1 ? " connection" : " connections");
  }
}
