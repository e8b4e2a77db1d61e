package org.aimsledger.inventory.dependency;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.jspecify.annotations.Nullable;

/// Wholes, their parts and links between all of them, with hubs and circles; written into the
/// tables of the view, past the log. Knows by itself what can be reached, in the plainest way.
final class RandomNetwork {
  private static final int AT_ONCE = 20_000;
  private static final List<ComponentKind> KINDS = List.of(ComponentKind.values());

  private final List<UUID> nodes = new ArrayList<>();
  private final Map<UUID, UUID> wholes = new HashMap<>();
  private final List<Link> links = new ArrayList<>();

  private record Link(UUID from, UUID to) {}

  private record Visit(UUID node, boolean entirely) {}

  /// @param things a third of them are parts of others, which may be parts themselves
  RandomNetwork(long seed, int things, int links) {
    var random = new Random(seed);
    for (var i = 0; i < things; i++) {
      var node = new UUID(random.nextLong(), random.nextLong());
      if (!nodes.isEmpty() && random.nextInt(3) == 0) {
        wholes.put(node, nodes.get(random.nextInt(nodes.size())));
      }
      nodes.add(node);
    }
    for (var i = 0; i < links; i++) {
      // The smaller of two draws, twice: few things are at the end of very many links.
      var hub = Math.min(random.nextInt(things), random.nextInt(things));
      var to = Math.min(hub, random.nextInt(things));
      this.links.add(new Link(nodes.get(random.nextInt(things)), nodes.get(to)));
    }
  }

  List<UUID> nodes() {
    return List.copyOf(nodes);
  }

  /// What most others link to.
  UUID hub() {
    var counts = links.stream().collect(Collectors.groupingBy(Link::to, Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  static ComponentKind kind(int index) {
    return KINDS.get(index % KINDS.size());
  }

  /// Kind of a thing.
  ComponentKind kind(UUID node) {
    return kind(nodes.indexOf(node));
  }

  /// Everything that is reached, with its shortest distance.
  Map<UUID, Integer> reached(UUID start, boolean dependents) {
    Function<Link, UUID> near = dependents ? Link::to : Link::from;
    Function<Link, UUID> far = dependents ? Link::from : Link::to;
    var neighbours =
        links.stream()
            .collect(Collectors.groupingBy(near, Collectors.mapping(far, Collectors.toList())));
    var parts =
        wholes.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    var distances = new HashMap<Visit, Integer>();
    var queue = new ArrayDeque<Visit>();
    distances.put(new Visit(start, true), 0);
    queue.add(new Visit(start, true));
    while (!queue.isEmpty()) {
      var visit = queue.remove();
      var next = new ArrayList<Visit>();
      neighbours
          .getOrDefault(visit.node(), List.of())
          .forEach(node -> next.add(new Visit(node, true)));
      if (visit.entirely()) {
        parts.getOrDefault(visit.node(), List.of()).forEach(p -> next.add(new Visit(p, true)));
      }
      var whole = wholes.get(visit.node());
      if (whole != null) {
        next.add(new Visit(whole, false));
      }
      for (var one : next) {
        if (distances.putIfAbsent(one, distances.getOrDefault(visit, 0) + 1) == null) {
          queue.add(one);
        }
      }
    }
    var shortest = new HashMap<UUID, Integer>();
    distances.forEach((visit, distance) -> shortest.merge(visit.node(), distance, Math::min));
    shortest.remove(start);
    return shortest;
  }

  /// Writes everything into the tables.
  void store(DatabaseAccess database) throws SQLException {
    for (var i = 0; i < nodes.size(); i += AT_ONCE) {
      var part = IntStream.range(i, Math.min(i + AT_ONCE, nodes.size())).boxed().toList();
      var _ =
          database.updateAsOwner(
              "insert into dependency_node (id, kind, parent, name, retired) select *, 'x', false"
                  + " from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as uuid[]))",
              literal(part, nodes::get),
              literal(part, RandomNetwork::kind),
              literal(part, index -> wholes.get(nodes.get(index))));
    }
    for (var i = 0; i < links.size(); i += AT_ONCE) {
      var part = links.subList(i, Math.min(i + AT_ONCE, links.size()));
      var _ =
          database.updateAsOwner(
              "insert into dependency_link (id, version, from_kind, from_id, relation, to_kind, to_id,"
                  + " source, confidence, active, since, updated_at) select gen_random_uuid(), 1,"
                  + " 'AI_SYSTEM', l.f, 'USES', 'MODEL', l.t, 'DECLARED', 'UNKNOWN', true, now(), now()"
                  + " from unnest(cast(? as uuid[]), cast(? as uuid[])) as l(f, t)",
              literal(part, Link::from),
              literal(part, Link::to));
    }
    var _ = database.updateAsOwner("analyze dependency_node");
    var _ = database.updateAsOwner("analyze dependency_link");
  }

  private static <T> String literal(List<T> rows, Function<T, @Nullable Object> value) {
    return rows.stream()
        .map(row -> String.valueOf(value.apply(row)))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
