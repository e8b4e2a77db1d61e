package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aimsledger.benchmarks.peer.HibernateBaseline;
import org.aimsledger.benchmarks.peer.PeerDatabase;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.backing.Home;
import org.aimsledger.launcher.backing.IdentityProvider;
import org.aimsledger.launcher.backing.Secrets;
import org.aimsledger.launcher.process.ComponentStatus;
import org.aimsledger.launcher.process.OsProcess;
import org.aimsledger.launcher.service.ServiceDefinition;
import org.jspecify.annotations.Nullable;

/// A running installation, and looks behind its back.
final class Site implements AutoCloseable {
  private static final Duration QUIET_PATIENCE = Duration.ofMinutes(3);
  private static final Duration READY_PATIENCE = Duration.ofMinutes(3);

  private final AimsInstallation aims;
  private final Home home;
  private final Api api;
  private final List<HibernateBaseline> baselines = new ArrayList<>();
  private final Set<String> stopped = new HashSet<>();
  private final Set<String> frozen = new HashSet<>();
  private @Nullable PeerDatabase peers;
  private @Nullable Looks looks;
  private @Nullable Registration registration;

  Site(AimsInstallation aims, Home home) {
    this.aims = aims;
    this.home = home;
    this.api = new Api(aims);
  }

  void up() throws IOException, InterruptedException {
    aims.up();
  }

  Home home() {
    return home;
  }

  AimsInstallation aims() {
    return aims;
  }

  List<ComponentStatus> status() {
    return aims.status();
  }

  int port(String service) {
    return aims.serviceUrl(service).getPort();
  }

  Api api() {
    return api;
  }

  /// The database of the peers, in the same server.
  PeerDatabase peers() throws IOException {
    if (peers == null) {
      var secret = new Secrets(home.secrets()).get("postgres-superuser");
      peers = PeerDatabase.create(aims.ports().postgres(), "postgres", secret);
    }
    return peers;
  }

  PeerDatabase database(String service) throws IOException {
    return peers().sibling(service);
  }

  /// A look into the database of a service, cheap enough to be repeated while somebody is measured.
  long number(String service, String sql) throws IOException {
    return looks().number(service, sql);
  }

  private Looks looks() throws IOException {
    if (looks == null) {
      looks = new Looks(peers());
    }
    return looks;
  }

  /// One registration of a system as the inventory has stored it.
  ///
  /// @param lanes number of lanes of its log
  record Registration(String document, String system, String stream, String type, int lanes) {}

  /// A registration to make others like it. The first call makes it, and needs the inventory.
  Registration registration() throws IOException, InterruptedException {
    if (registration == null) {
      var system = api.newSystem();
      var database = database("inventory");
      var where = " from events where stream like '%/" + system + "' and stream_version = 1";
      registration =
          new Registration(
              database.text("select convert_from(document, 'UTF8')" + where),
              system,
              database.text("select stream" + where),
              database.text("select type" + where),
              (int) database.number("select count(*) from lane_head"));
    }
    return registration;
  }

  HibernateBaseline startBaseline(Workshop workshop) throws IOException, InterruptedException {
    var baseline =
        HibernateBaseline.start(
            workshop.projectRoot(),
            peers(),
            IdentityProvider.issuerOn(aims.ports().identity()),
            aims.pid("inventory"),
            home.log("baseline"));
    baselines.add(baseline);
    return baseline;
  }

  /// Stops a service, unless that was done before.
  void stop(String service) throws InterruptedException {
    if (stopped.add(service)) {
      aims.stop(service);
    }
  }

  void start(String service) throws IOException, InterruptedException {
    var _ = stopped.remove(service);
    aims.start(service);
    aims.awaitReady(service, READY_PATIENCE);
  }

  /// Lets a service do nothing until [#ensureRuns], without the cost of another start.
  void freeze(String service) throws IOException, InterruptedException {
    OsProcess.signal(aims.pid(service), "STOP");
    var _ = frozen.add(service);
  }

  /// Starts a service that was stopped, or lets one go on that was frozen.
  void ensureRuns(String service) throws IOException, InterruptedException {
    if (frozen.remove(service)) {
      OsProcess.signal(aims.pid(service), "CONT");
    }
    if (stopped.contains(service)) {
      start(service);
    }
  }

  /// Returns when all events of the inventory are in Kafka, whoever reads them there.
  void awaitRelayed() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + QUIET_PATIENCE.toNanos();
    while (number("inventory", "select sum(seq) from relay_cursor")
        < number("inventory", "select sum(seq) from lane_head")) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the relay is not done after " + QUIET_PATIENCE);
      }
      Thread.sleep(50);
    }
  }

  /// Returns when nothing is left to do behind the last command: everything is in Kafka, in the
  /// views, in the other services and in the trail. Else what one measurement left behind would
  /// slow down the next, which may be a peer's.
  void awaitQuiet() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + QUIET_PATIENCE.toNanos();
    var left = leftToDo("nobody");
    while (!left.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("not quiet after %s: %s".formatted(QUIET_PATIENCE, left));
      }
      Thread.sleep(50);
      left = leftToDo("nobody");
    }
  }

  /// The same without one service, which is frozen.
  boolean isQuietExcept(String frozen) throws IOException {
    return leftToDo(frozen).isEmpty();
  }

  private List<String> services() {
    return aims.status().stream()
        .map(ComponentStatus::name)
        .filter(ServiceDefinition.NAMES::contains)
        .toList();
  }

  private List<String> leftToDo(String except) throws IOException {
    var left = new ArrayList<String>();
    var services = services();
    var heads = new HashMap<String, Long>();
    for (var service : services) {
      var head = number(service, "select sum(seq) from lane_head");
      var _ = heads.put(service, head);
      var relayed = number(service, "select sum(seq) from relay_cursor");
      if (relayed < head) {
        left.add("relay of " + service + " at " + relayed + " of " + head);
      }
      var behind =
          number(
              service,
              "select count(*) from projection_cursor c join lane_head h using (lane) where c.seq < h.seq");
      if (behind > 0) {
        left.add(behind + " lanes of views of " + service);
      }
    }
    for (var consumer : services) {
      if (!consumer.equals(except)) {
        left.addAll(unread(consumer, heads));
      }
    }
    return left;
  }

  private List<String> unread(String consumer, Map<String, Long> heads) throws IOException {
    var read =
        looks()
            .numbers(
                consumer,
                "select ltrim(source, '/'), sum(seq)::bigint from inbox_cursor group by source");
    var left = new ArrayList<String>();
    heads.forEach(
        (source, head) -> {
          // Only the trail reads everything; of the others a source counts once it has been seen.
          var seen = read.getOrDefault(source, consumer.equals("audit") ? 0L : head);
          if (seen < head) {
            left.add("%s at %d of %d from %s".formatted(consumer, seen, head, source));
          }
        });
    return left;
  }

  /// Returns when the trail has signed that it has so many entries.
  void awaitCheckpoint(long size) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + QUIET_PATIENCE.toNanos();
    while (number("audit", "select coalesce(max(size), 0) from trail_checkpoint") < size) {
      if (System.nanoTime() > deadline) {
        throw new IOException("no checkpoint of " + size + " entries: see " + home.log("audit"));
      }
      Thread.sleep(100);
    }
  }

  @Override
  public void close() throws IOException {
    if (looks != null) {
      looks.close();
      looks = null;
    }
    baselines.forEach(HibernateBaseline::close);
    api.close();
    try {
      for (var service : frozen) {
        // Else it couldn't be asked to end.
        OsProcess.signal(aims.pid(service), "CONT");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      aims.close();
    }
  }
}
