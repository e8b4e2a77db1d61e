package org.aimsledger.incident.detection;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.detection.DetectionEngine.Outcome;

/// What an engine remembers while it runs over the rules of one allowance. All of it can be had
/// again from the database: what was kept last, and the events since.
final class EngineRun {
  private final DetectionAllowance allowance;
  private final Map<RuleVersion, ActiveRule> rules = new LinkedHashMap<>();
  private final Map<WindowKey, byte[]> windows = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<WindowKey> changed = new LinkedHashSet<>();
  private final Map<RuleVersion, Tally> tallies = new HashMap<>();
  private long bytes;
  private Position position;
  private Position kept;
  private Instant keptAt;

  /// @param kept place and windows that the database has
  EngineRun(DetectionAllowance allowance, Position kept, List<ActiveRule> rules, Instant now) {
    this.allowance = allowance;
    this.position = kept;
    this.kept = kept;
    this.keptAt = now;
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
  }

  /// What has to be written in one transaction.
  record Changes(
      DetectionAllowance allowance,
      Position from,
      Position to,
      Map<WindowKey, byte[]> windows,
      Map<RuleVersion, Tally> tallies) {}

  DetectionAllowance allowance() {
    return allowance;
  }

  Position position() {
    return position;
  }

  List<ActiveRule> rules() {
    return List.copyOf(rules.values());
  }

  boolean knows(RuleVersion id) {
    return rules.containsKey(id);
  }

  /// A rule joins, or its end becomes known.
  void put(ActiveRule rule) {
    rules.put(rule.id(), rule);
  }

  /// Rules that have ended before this place have nothing to judge any more.
  void forgetEnded() {
    rules.values().removeIf(rule -> rule.until() != null && rule.until().isBefore(position.time()));
  }

  /// Where there is something to judge: not before the first of its rules begins.
  Position begin(Instant upTo) {
    var first = rules.values().stream().map(ActiveRule::after).min(Instant::compareTo).orElse(upTo);
    var earliest = Position.after(first.isBefore(upTo) ? first : upTo);
    return earliest.compareTo(position) > 0 ? earliest : position;
  }

  List<WindowKey> missing(List<Hit> hits) {
    return hits.stream().map(Hit::key).distinct().filter(key -> !windows.containsKey(key)).toList();
  }

  void loaded(List<WindowKey> asked, Map<WindowKey, byte[]> found) {
    asked.forEach(key -> put(key, found.getOrDefault(key, Window.empty().encoded())));
  }

  private void put(WindowKey key, byte[] window) {
    var before = windows.put(key, window);
    bytes += window.length - (before == null ? 0 : before.length);
  }

  /// The windows of these hits, to be changed.
  Map<WindowKey, Window> windows(List<Hit> hits) {
    var open = new HashMap<WindowKey, Window>();
    for (var hit : hits) {
      open.computeIfAbsent(hit.key(), key -> Window.decoded(windows.get(key)));
    }
    return open;
  }

  /// Takes what came of a page. To be called when its firings are kept.
  void judged(
      Position to, Map<RuleVersion, Tally> seen, Outcome outcome, Map<WindowKey, Window> open) {
    position = to;
    open.forEach(
        (key, window) -> {
          put(key, window.encoded());
          changed.add(key);
        });
    seen.forEach((rule, tally) -> tallies.merge(rule, tally, Tally::and));
    outcome.tallies().forEach((rule, tally) -> tallies.merge(rule, tally, Tally::and));
  }

  /// Of all windows in memory.
  long windowBytes() {
    return bytes;
  }

  Instant keptAt() {
    return keptAt;
  }

  /// Whether nobody else has gone on from what this run has kept.
  boolean isKeptAt(Position place) {
    return kept.equals(place);
  }

  boolean hasMoved() {
    return !position.equals(kept);
  }

  Changes changes() {
    var content = new LinkedHashMap<WindowKey, byte[]>();
    changed.forEach(
        key -> {
          var window = windows.get(key);
          if (window != null) {
            content.put(key, window);
          }
        });
    return new Changes(allowance, kept, position, content, Map.copyOf(tallies));
  }

  /// @param most bytes of windows that stay in memory
  void kept(Instant now, long most) {
    kept = position;
    keptAt = now;
    changed.clear();
    tallies.clear();
    var oldest = windows.values().iterator();
    while (bytes > most && oldest.hasNext()) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
  }
}
