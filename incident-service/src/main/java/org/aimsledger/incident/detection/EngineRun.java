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
import org.jspecify.annotations.Nullable;

/// What an engine remembers while it runs over the rules of one allowance. All of it can be had
/// again from the database: what was kept last, and the events since.
final class EngineRun {
  private final DetectionAllowance allowance;
  private final Map<RuleVersion, ActiveRule> rules = new LinkedHashMap<>();
  private final Map<WindowKey, Window> windows = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<WindowKey> changed = new LinkedHashSet<>();
  private final Map<RuleVersion, Tally> tallies = new HashMap<>();
  private @Nullable DetectionEngine engine;
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
  ///
  /// @param windows as they are: to be written before the run goes on
  record Changes(
      DetectionAllowance allowance,
      Position from,
      Position to,
      Map<WindowKey, Window> windows,
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

  /// What judges by these rules. It stays the same as long as they do.
  DetectionEngine engine(int mostCauses) {
    var known = engine;
    if (known == null) {
      known = new DetectionEngine(rules(), mostCauses);
      engine = known;
    }
    return known;
  }

  /// A rule joins, or its end becomes known.
  void put(ActiveRule rule) {
    rules.put(rule.id(), rule);
    engine = null;
  }

  /// Rules that have ended before this place have nothing to judge any more.
  void forgetEnded() {
    if (rules
        .values()
        .removeIf(rule -> rule.until() != null && rule.until().isBefore(position.time()))) {
      engine = null;
    }
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
    for (var key : asked) {
      var window = Window.decoded(found.get(key));
      windows.put(key, window);
      bytes += window.bytes();
    }
  }

  /// The windows of these hits. What is changed in them is this run's: when it can't be kept with
  /// its firings, the run is to be thrown away.
  Map<WindowKey, Window> windows(List<Hit> hits) {
    var open = new HashMap<WindowKey, Window>();
    for (var hit : hits) {
      var window = windows.get(hit.key());
      if (window != null && open.putIfAbsent(hit.key(), window) == null) {
        bytes -= window.bytes();
      }
    }
    return open;
  }

  /// Takes what came of a page. To be called when its firings are kept.
  void judged(
      Position to, Map<RuleVersion, Tally> seen, Outcome outcome, Map<WindowKey, Window> open) {
    position = to;
    open.values().forEach(window -> bytes += window.bytes());
    changed.addAll(open.keySet());
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
    var content = new LinkedHashMap<WindowKey, Window>();
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
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
