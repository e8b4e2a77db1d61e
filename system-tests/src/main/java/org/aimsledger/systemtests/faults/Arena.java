package org.aimsledger.systemtests.faults;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.systemtests.faults.tools.BrokerFaults;
import org.aimsledger.systemtests.faults.tools.FaultControl;
import org.aimsledger.systemtests.faults.tools.Links;
import org.aimsledger.systemtests.faults.tools.PostgresFaults;
import org.aimsledger.systemtests.faults.tools.ProcessFaults;
import org.aimsledger.systemtests.faults.tools.SmallDisk;
import org.jspecify.annotations.Nullable;

/// The installation under test and the grips by which faults get hold of it.
final class Arena {
  private static final Duration BROKER_START = Duration.ofMinutes(2);
  private static final int PROBE_MILLIS = 20_000;

  private final AimsInstallation aims;
  private final FaultControl control;
  private final Links links;
  private final Instances instances;
  private final @Nullable SmallDisk disk;
  private final AtomicBoolean wiped = new AtomicBoolean();
  private final Map<String, URI> seconds = new ConcurrentHashMap<>();
  private final Queue<Violation> seen = new ConcurrentLinkedQueue<>();

  /// @param disk of PostgreSQL; absent where none can be mounted
  Arena(
      AimsInstallation aims,
      FaultControl control,
      Links links,
      Instances instances,
      @Nullable SmallDisk disk) {
    this.aims = aims;
    this.control = control;
    this.links = links;
    this.instances = instances;
    this.disk = disk;
  }

  AimsInstallation aims() {
    return aims;
  }

  FaultControl control() {
    return control;
  }

  Links links() {
    return links;
  }

  Instances instances() {
    return instances;
  }

  /// One of the processes of a service. The dice are left alone when there is nothing to choose.
  String any(String service, Random random) {
    var all = instances.of(service);
    return all.get(all.size() == 1 ? 0 : random.nextInt(all.size()));
  }

  /// Where clients find a service.
  URI address(String service) {
    return instances.address(service).orElseGet(() -> aims.serviceUrl(service));
  }

  PostgresFaults postgres() {
    return new PostgresFaults(aims);
  }

  BrokerFaults broker() {
    return new BrokerFaults(aims);
  }

  ProcessFaults processes() {
    return new ProcessFaults(aims);
  }

  Optional<SmallDisk> disk() {
    return Optional.ofNullable(disk);
  }

  /// The broker comes back without anything that it had.
  void wipeBroker() throws IOException, InterruptedException {
    wiped.set(true);
    broker().wipe(BROKER_START);
  }

  /// Whether the broker lost something since the last call of [#takeWiped()].
  boolean isWiped() {
    return wiped.get();
  }

  /// The topic of a service is lost, and there is an empty one of the same name.
  void recreateTopic(String service) throws IOException, InterruptedException {
    wiped.set(true);
    broker().recreateTopic("aims." + service + ".v1", BROKER_START);
  }

  /// Whether the broker lost something since the last call.
  boolean takeWiped() {
    return wiped.getAndSet(false);
  }

  /// Asks every service whether it calls itself alive, after an outage that none may die of.
  void requireAlive(String outage) throws IOException {
    for (var component : aims.status()) {
      if (!instances.components().contains(component.name())) {
        continue;
      }
      var service = component.name();
      var probe = URI.create("http://127.0.0.1:" + component.port() + "/q/health/live").toURL();
      var connection = (HttpURLConnection) probe.openConnection();
      connection.setConnectTimeout(PROBE_MILLIS);
      connection.setReadTimeout(PROBE_MILLIS);
      try {
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
          seen.add(
              new Violation(
                  Violation.Kind.NOT_ALIVE,
                  service,
                  "answered " + connection.getResponseCode() + " after " + outage));
        }
      } finally {
        connection.disconnect();
      }
    }
  }

  /// What faults have seen that must never be, since the last call.
  List<Violation> takeSeen() {
    var taken = new ArrayList<Violation>();
    for (var next = seen.poll(); next != null; next = seen.poll()) {
      taken.add(next);
    }
    return List.copyOf(taken);
  }

  /// From now on, requests to the service go to both of its processes.
  void secondIsAt(String service, URI address) {
    seconds.put(service, address);
  }

  void secondIsGone(String service) {
    seconds.remove(service);
  }

  /// Address of a second process, where there is one.
  Optional<URI> second(String service) {
    return Optional.ofNullable(seconds.get(service));
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
