package org.aimsledger.systemtests.faults.tools;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aimsledger.launcher.Ports;
import org.aimsledger.launcher.backing.Detour;

/// The lines of services to PostgreSQL and to the broker, each of which can be hurt alone.
///
/// ```java
/// var links = Links.of(ports, List.of("inventory", "audit"));
/// var options = Options.packagedIn(root).withDetours(links.detours());
/// …
/// links.kafka("inventory").cut();
/// ```
public final class Links implements AutoCloseable {
  private record Pair(FaultyLink postgres, FaultyLink kafka, int kafkaListener) {}

  private final Map<String, Pair> pairs;

  private Links(Map<String, Pair> pairs) {
    this.pairs = pairs;
  }

  /// Opens a pair of lines for each.
  ///
  /// @param components `inventory`, …, and second processes such as `inventory-2`
  public static Links of(Ports ports, Collection<String> components) throws IOException {
    var pairs = new LinkedHashMap<String, Pair>();
    for (var component : components) {
      var listener = FreePort.find();
      pairs.put(
          component, new Pair(FaultyLink.to(ports.postgres()), FaultyLink.to(listener), listener));
    }
    return new Links(pairs);
  }

  /// For `Options.withDetours`.
  public Map<String, Detour> detours() {
    var detours = new LinkedHashMap<String, Detour>();
    pairs.forEach(
        (component, pair) ->
            detours.put(
                component,
                new Detour(pair.postgres().port(), pair.kafkaListener(), pair.kafka().port())));
    return detours;
  }

  public FaultyLink postgres(String component) {
    return pair(component).postgres();
  }

  public FaultyLink kafka(String component) {
    return pair(component).kafka();
  }

  private Pair pair(String component) {
    var pair = pairs.get(component);
    if (pair == null) {
      throw new IllegalArgumentException("no links for " + component);
    }
    return pair;
  }

  /// All lines, to hurt everything at once.
  public List<FaultyLink> all() {
    return pairs.values().stream()
        .flatMap(pair -> Stream.of(pair.postgres(), pair.kafka()))
        .toList();
  }

  /// Ends every fault.
  public void restore() {
    all().forEach(FaultyLink::restore);
  }

  @Override
  public void close() throws IOException {
    for (var link : all()) {
      link.close();
    }
  }
}
