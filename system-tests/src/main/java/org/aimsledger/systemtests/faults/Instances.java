package org.aimsledger.systemtests.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.StartFailedException;
import org.aimsledger.systemtests.faults.tools.Balancer;
import org.aimsledger.systemtests.faults.tools.FreePort;

/// How many processes each service has. Where there are two, clients and the other services find
/// them at one address.
final class Instances implements AutoCloseable {
  private static final String READY = "/q/health/ready";

  private record Pair(int first, int second, Balancer door) {}

  private final Map<String, Pair> pairs;

  private Instances(Map<String, Pair> pairs) {
    this.pairs = pairs;
  }

  /// Opens the doors; the second processes are started later.
  ///
  /// @param each 1 or 2
  static Instances of(Ports ports, int each) throws IOException {
    var pairs = new LinkedHashMap<String, Pair>();
    if (each == 2) {
      for (var service : Quiet.SERVICES) {
        int first = Optional.ofNullable(ports.ofServices().get(service)).orElseThrow();
        var second = FreePort.find();
        pairs.put(service, new Pair(first, second, Balancer.of(List.of(first, second), READY)));
      }
    }
    return new Instances(pairs);
  }

  /// Starts the second processes and returns when the doors lead to all of them.
  void start(AimsInstallation aims, Duration longest)
      throws StartFailedException, InterruptedException {
    pairs.forEach(
        (service, pair) -> {
          var _ = aims.startSecond(service, pair.second());
        });
    for (var component : components()) {
      aims.awaitReady(component, longest);
      awaitReachable(component, longest);
    }
  }

  /// Whether there are two of each.
  boolean doubled() {
    return !pairs.isEmpty();
  }

  /// Names of all processes, as the launcher has them.
  List<String> components() {
    return Quiet.SERVICES.stream().flatMap(service -> of(service).stream()).toList();
  }

  /// Names of the processes of one service.
  List<String> of(String service) {
    return pairs.containsKey(service) ? List.of(service, service + "-2") : List.of(service);
  }

  /// The common address of two processes.
  Optional<URI> address(String service) {
    return Optional.ofNullable(pairs.get(service))
        .map(pair -> URI.create("http://127.0.0.1:" + pair.door().port()));
  }

  /// Waits until new connections go to this process too.
  void awaitReachable(String component, Duration longest) throws InterruptedException {
    for (var pair : pairs.entrySet()) {
      var names = of(pair.getKey());
      if (names.contains(component)) {
        var port =
            names.getFirst().equals(component) ? pair.getValue().first() : pair.getValue().second();
        if (!pair.getValue().door().awaitReady(port, longest)) {
          throw new IllegalStateException(component + " is ready, and its door doesn't know it");
        }
      }
    }
  }

  /// What services have to be told: where the others are, and that somebody else takes over.
  List<String> javaOptions() {
    var options = new ArrayList<String>();
    for (var service : pairs.keySet()) {
      options.add("-Daims.producers." + service + "=" + address(service).orElseThrow());
    }
    if (doubled()) {
      options.add("-Daims.http.admission.leave=PT1.5S");
    }
    return List.copyOf(options);
  }

  @Override
  public void close() throws IOException {
    for (var pair : pairs.values()) {
      pair.door().close();
    }
  }
}
