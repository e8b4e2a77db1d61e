package org.aimsledger.incident.detection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.platform.Condition;

/// Which rules an event concerns: by its kind, or by its system where a rule names systems, and by
/// the metrics of its figures. The others are not looked at.
final class RuleIndex {
  private static final Part NOTHING = new Part(List.of(), Map.of());

  private final Map<ReportKind, Part> byKind = new EnumMap<>(ReportKind.class);
  private final Map<UUID, Part> bySystem = new HashMap<>();

  /// A rule and its place in the list.
  record Numbered(int number, ActiveRule rule) {}

  /// Rules that have the same condition: it is evaluated once for all of them.
  record Asking(Condition condition, List<Numbered> rules) {}

  /// @param wholes of rules that look at events as a whole
  /// @param byMetric of those that look at figures of a metric
  record Part(List<Asking> wholes, Map<String, List<Asking>> byMetric) {
    List<Asking> of(String metric) {
      return byMetric.getOrDefault(metric, List.of());
    }
  }

  RuleIndex(List<ActiveRule> rules) {
    var everywhere = new ArrayList<Numbered>();
    var ofSystems = new HashMap<UUID, List<Numbered>>();
    for (var i = 0; i < rules.size(); i++) {
      var numbered = new Numbered(i, rules.get(i));
      if (numbered.rule().content().systems().isEmpty()) {
        everywhere.add(numbered);
      }
      for (var system : numbered.rule().content().systems()) {
        ofSystems.computeIfAbsent(system, _ -> new ArrayList<>()).add(numbered);
      }
    }
    for (var kind : ReportKind.values()) {
      byKind.put(
          kind, part(everywhere.stream().filter(each -> each.rule().looksAt(kind)).toList()));
    }
    ofSystems.forEach((system, some) -> bySystem.put(system, part(some)));
  }

  private static Part part(List<Numbered> rules) {
    var wholes = new LinkedHashMap<String, Asking>();
    var byMetric = new HashMap<String, Map<String, Asking>>();
    for (var numbered : rules) {
      var content = numbered.rule().content();
      var metric = content.metric();
      var place =
          metric == null
              ? wholes
              : byMetric.computeIfAbsent(metric, _ -> new LinkedHashMap<String, Asking>());
      place
          .computeIfAbsent(
              content.condition(), _ -> new Asking(numbered.rule().condition(), new ArrayList<>()))
          .rules()
          .add(numbered);
    }
    var lists = new HashMap<String, List<Asking>>();
    byMetric.forEach((metric, asked) -> lists.put(metric, List.copyOf(asked.values())));
    return new Part(List.copyOf(wholes.values()), lists);
  }

  /// Rules for all systems that look at events of a kind.
  Part ofKind(ReportKind kind) {
    return byKind.getOrDefault(kind, NOTHING);
  }

  /// Rules that name a system; of any kind.
  Part ofSystem(UUID system) {
    return bySystem.getOrDefault(system, NOTHING);
  }
}
