package org.aimsledger.systemtests.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.StartFailedException;
import org.aimsledger.systemtests.faults.Fault.Blow;
import org.aimsledger.systemtests.faults.Violation.Kind;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;

/// A run: rounds of load, faults, recovery and judgement on one installation.
final class Rounds implements AutoCloseable {
  private static final List<String> SERVERS = List.of("postgres", "kafka");
  private static final Duration READY = Duration.ofMinutes(4);
  private static final int SESSION_LOOKS = 20;
  private static final int WHOLE_SAMPLE = 200;

  private final AimsInstallation aims;
  private final Settings settings;
  private final Consumer<String> out;
  private final Consumer<RoundReport> listener;
  private final Arena arena;
  private final Http http;
  private final Databases databases;
  private final Quiet quiet;
  private final StoreReader stores;
  private final KafkaReader kafka;
  private final ViewReader views;
  private final History history;
  private final Known known = new Known();
  private final Ledger ledger = new Ledger();
  private int number;
  private boolean everWiped;

  /// @param arena whose installation is up
  /// @param listener is told of each round that is over
  Rounds(
      Arena arena, Settings settings, Consumer<String> out, Consumer<RoundReport> listener)
      throws IOException {
    this.aims = arena.aims();
    this.settings = settings;
    this.out = out;
    this.listener = listener;
    this.arena = arena;
    this.http = new Http(arena);
    this.databases = new Databases(aims);
    this.kafka = new KafkaReader(aims.kafkaBootstrapServers());
    this.quiet = new Quiet(databases, kafka);
    this.stores = new StoreReader(databases);
    this.views = new ViewReader(databases, http);
    this.history = new History(historyOf(settings.home()));
  }

  /// Where the history of a run is.
  static Path historyOf(Path home) throws IOException {
    return Files.createDirectories(home).resolve("history.jsonl");
  }

  /// Ends with the first round that has a violation: what follows would only repeat it.
  Summary run() throws Exception {
    var random = new Random(settings.seed());
    return run(Faults.deal(new Faults().of(settings.faults()), settings.rounds(), random), random);
  }

  /// Load alone.
  Summary runWithoutFaults(int rounds) throws Exception {
    return run(Collections.nCopies(rounds, List.of()), new Random(settings.seed()));
  }

  private Summary run(List<List<Fault>> dealt, Random random) throws Exception {
    var begin = System.nanoTime();
    var reports = new ArrayList<RoundReport>();
    for (var faults : dealt) {
      if (since(begin) > settings.longest().toNanos()) {
        break;
      }
      number++;
      var report = round(number, faults, new Random(random.nextLong()));
      reports.add(report);
      listener.accept(report);
      out.accept(report.line(settings.seed()));
      if (!report.violations().isEmpty()) {
        report.violations().forEach(violation -> out.accept("  " + violation));
        break;
      }
    }
    var afterwards =
        reports.stream().allMatch(report -> report.violations().isEmpty())
            ? wholeAgain().stream().map(Violation::toString).toList()
            : List.<String>of();
    afterwards.forEach(violation -> out.accept("  everything once more: " + violation));
    return new Summary(settings.seed(), reports, afterwards, since(begin) / 1e9);
  }

  /// Rounds look at what is new. This reads all of it once more: nothing old may have changed.
  private List<Violation> wholeAgain() throws SQLException, IOException, InterruptedException {
    stores.rewind();
    kafka.rewind();
    var whole = ledger.anew();
    var evidence = evidence(WHOLE_SAMPLE, new Random(settings.seed()), everWiped);
    var found = new ArrayList<>(whole.judge(List.of(), evidence));
    if (whole.events() != ledger.events()) {
      found.add(
          new Violation(
              Kind.LANE_NOT_DENSE,
              "all stores",
              whole.events() + " events, and the rounds have seen " + ledger.events()));
    }
    found.addAll(tiles(whole, 0));
    return found;
  }

  private static long since(long begin) {
    return System.nanoTime() - begin;
  }

  private RoundReport round(int round, List<Fault> faults, Random random) throws Exception {
    var begin = System.nanoTime();
    double faultsOver;
    var blows = new ArrayList<Blow>();
    var phase = new Phase(settings.load());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var clients = clients(round, random, phase, threads::submit);
      var strikes = new ArrayList<Future<Blow>>();
      for (var fault : faults) {
        var own = new Random(random.nextLong());
        var delay = own.nextLong(settings.load().toMillis());
        strikes.add(
            threads.submit(
                () -> {
                  Thread.sleep(delay);
                  return struck(fault, own);
                }));
      }
      for (var strike : strikes) {
        blows.add(strike.get());
      }
      faultsOver = since(begin) / 1e9;
      phase.faultsAreOver();
      join(clients);
    }
    var violations = new ArrayList<Violation>(arena.takeSeen());
    var told = history.takeFresh();
    var before = ledger.events();
    var clientsDone = since(begin) / 1e9;
    awaitReady(violations);
    var ready = since(begin) / 1e9;
    var last = awaitRest(violations);
    var rest = since(begin) / 1e9;
    violations.addAll(judge(told, random));
    var whole = since(begin) / 1e9;
    return new RoundReport(
        round,
        named(faults, blows),
        (int) blows.stream().filter(Blow::struck).count(),
        blows.stream().mapToInt(Blow::kills).sum(),
        count(told, Outcome.Acknowledged.class) + count(told, Outcome.Accepted.class),
        count(told, Outcome.Refused.class),
        count(told, Outcome.Unknown.class),
        told.stream().mapToLong(entry -> entry.tries() - 1L).sum(),
        ledger.events() - before,
        new Waits(
            faultsOver,
            clientsDone - faultsOver,
            ready - clientsDone,
            rest - ready,
            whole - rest,
            last),
        whole,
        violations.stream().map(Violation::toString).toList());
  }

  /// A fault that can't strike is no reason to stop: two at a time get into each other's way.
  private Blow struck(Fault fault, Random random) throws InterruptedException {
    try {
      return fault.strike().at(arena, random);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return Blow.missed(e.toString());
    }
  }

  private static List<String> named(List<Fault> faults, List<Blow> blows) {
    var names = new ArrayList<String>();
    for (var i = 0; i < blows.size(); i++) {
      var detail = blows.get(i).detail();
      names.add(faults.get(i).name() + (detail.isEmpty() ? "" : " (" + detail + ")"));
    }
    return names;
  }

  private interface Submit {
    Future<?> submit(Callable<Object> task);
  }

  private List<Future<?>> clients(int round, Random random, Phase phase, Submit threads) {
    var clients = new ArrayList<Future<?>>();
    for (var client = 0; client < settings.clients(); client++) {
      var own = new Random(random.nextLong());
      var prefix = Long.toHexString(settings.seed()) + "." + round + "." + client;
      var workload = new Workload(known, own, prefix);
      var one = new Client(round, workload, known, http, history, own, phase);
      clients.add(
          threads.submit(
              () -> {
                one.run();
                return "";
              }));
    }
    return clients;
  }

  private static void join(List<Future<?>> tasks) throws InterruptedException, ExecutionException {
    for (var task : tasks) {
      var _ = task.get();
    }
  }

  private void awaitReady(List<Violation> violations) throws InterruptedException {
    try {
      // By name: a second process that was stopped is still in the list, and never ready again.
      for (var server : SERVERS) {
        aims.awaitReady(server, READY);
      }
      for (var component : arena.instances().components()) {
        aims.awaitReady(component, READY);
        arena.instances().awaitReachable(component, READY);
      }
    } catch (StartFailedException e) {
      violations.add(
          new Violation(
              Kind.NOT_QUIET,
              e.component(),
              e.getMessage() + "\n" + String.join("\n", e.lastLines())));
    }
  }

  /// @return what was behind last
  private String awaitRest(List<Violation> violations) throws InterruptedException {
    var result = quiet.await(settings.quiet(), arena.isWiped());
    if (!result.behind().isEmpty()) {
      violations.add(
          new Violation(
              Kind.NOT_QUIET,
              "after " + settings.quiet().toSeconds() + " s",
              String.join("; ", result.behind())));
    }
    violations.addAll(stuckSessions());
    return result.last();
  }

  /// At rest no session of a service holds a transaction open; one that does is lost to its pool.
  private List<Violation> stuckSessions() throws InterruptedException {
    var found = new ArrayList<Violation>();
    try {
      for (var service : Quiet.SERVICES) {
        // A poll may be under way at one look, not at all of them.
        var open = true;
        for (var look = 0; open && look < SESSION_LOOKS; look++) {
          open = arena.postgres().sessions(service).containsKey("idle in transaction");
          Thread.sleep(open ? 100 : 0);
        }
        if (open) {
          found.add(
              new Violation(
                  Kind.CONNECTION_STUCK, service, "a session stays idle in a transaction"));
        }
      }
    } catch (SQLException | IOException e) {
      found.add(new Violation(Kind.NOT_QUIET, "postgres", String.valueOf(e)));
    }
    return found;
  }

  private List<Violation> judge(List<History.Entry> told, Random random)
      throws SQLException, IOException, InterruptedException {
    var wiped = arena.takeWiped();
    if (wiped) {
      everWiped = true;
      kafka.rewind();
    }
    var before = ledger.tree().size();
    var found = new ArrayList<>(ledger.judge(told, evidence(settings.sample(), random, wiped)));
    found.addAll(tiles(ledger, before));
    return found;
  }

  private Evidence evidence(int sample, Random random, boolean wiped)
      throws SQLException, IOException, InterruptedException {
    var policy = Policy.parse(http.get("audit", "/trail/policy", "olga", "trail-auditor").bytes());
    var stored = stores.stored();
    return new Evidence(
        stored,
        kafka.sent(),
        stores.entries(),
        stores.checkpoints(policy),
        views.rows(touched(stored), sample, random),
        stores.alarms(),
        wiped);
  }

  /// What is published, against the tree over the entries.
  private List<Violation> tiles(Ledger judge, long before)
      throws IOException, InterruptedException {
    var found = new ArrayList<Violation>();
    for (var address : TileAddress.written(before, judge.tree().size())) {
      var answer = http.get("audit", "/trail/" + address.path(), "olga", "trail-auditor");
      if (answer.status() == 200) {
        found.addAll(judge.tree().judge(Tile.decode(address, answer.bytes())));
      } else {
        found.add(new Violation(Kind.TILE_WRONG, address.path(), "answered " + answer.status()));
      }
    }
    return found;
  }

  private static Map<String, Long> touched(List<Evidence.Stored> stored) {
    var touched = new HashMap<String, Long>();
    stored.forEach(
        event -> touched.put(event.place().service() + " " + event.stream(), event.version()));
    return touched;
  }

  private static long count(List<History.Entry> told, Class<? extends Outcome> type) {
    return told.stream().filter(entry -> type.isInstance(entry.outcome())).count();
  }

  @Override
  public void close() throws IOException {
    databases.close();
    kafka.close();
    http.close();
    history.close();
  }
}
