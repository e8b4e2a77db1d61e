package org.aimsledger.incident.detection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.jspecify.annotations.Nullable;

/// What one rule remembers of one system. Events come in the order in which they happened, so the
/// same events always lead to the same firings.
///
/// A window in time is open at its beginning: what happened exactly its length ago has left it.
/// When it holds many events, more than [#EXACT] and [#PANES] together, the older ones are kept in
/// panes, so that they leave up to a pane's length late.
///
/// Counts go along with what comes and leaves. Sums and extremes are of the few entries that there
/// are, in their order: a sum that went along would depend on when the window was read last.
final class Window {
  /// Entries that are kept one by one in any case, half of them when there are panes.
  static final int EXACT = 32;

  /// Parts of a window's length in which older events are kept together.
  static final int PANES = 32;

  private static final long NEVER = Long.MIN_VALUE;
  private static final long MICROS = 1_000_000;

  private final Entries entries;
  private boolean armed;
  private long firedAt;

  Window(Entries entries, boolean armed, long firedAt) {
    this.entries = entries;
    this.armed = armed;
    this.firedAt = firedAt;
  }

  static Window empty() {
    return new Window(new Entries(), true, NEVER);
  }

  /// What was found.
  ///
  /// @param value what the window holds, compared with the threshold
  /// @param met events that meet the condition
  /// @param causes the newest of them, oldest first
  record Found(double value, long met, List<Entry.Cause> causes) {}

  boolean armed() {
    return armed;
  }

  Optional<Instant> lastFired() {
    return firedAt == NEVER
        ? Optional.empty()
        : Optional.of(Instant.EPOCH.plus(firedAt, ChronoUnit.MICROS));
  }

  List<Entry> entries() {
    return entries.list();
  }

  /// About how much memory it takes.
  int bytes() {
    return entries.bytes();
  }

  /// Takes one event, which happened no earlier than those before.
  ///
  /// @param mostCauses most events that are named
  /// @return what was found, when the rule fires
  Optional<Found> take(Hit hit, int mostCauses) {
    var content = hit.rule().content();
    var window = content.window();
    var now = Entry.micros(hit.observation().time());
    expire(window, now);
    rearm(content.rearm(), content.coolDownSeconds(), window, now);
    if (hit.met() || countsAll(window)) {
      entries.add(Entry.of(hit));
      shorten(window);
    }
    if (!armed || !holds(window)) {
      return Optional.empty();
    }
    armed = false;
    firedAt = now;
    var found = new Found(value(window), met(), causes(mostCauses));
    if (content.rearm() == DetectionRearm.AFTER_COOL_DOWN) {
      entries.clear();
    }
    return Optional.of(found);
  }

  /// Whether events that don't meet the condition are part of the window too.
  static boolean countsAll(DetectionWindow window) {
    return window.last() != null || window.measure() == DetectionMeasure.SHARE;
  }

  private void expire(DetectionWindow window, long now) {
    var seconds = window.seconds();
    if (seconds != null) {
      entries.removeUntil(now - seconds * MICROS);
    }
  }

  private void rearm(DetectionRearm how, long coolDownSeconds, DetectionWindow window, long now) {
    if (armed || now - firedAt < coolDownSeconds * MICROS) {
      return;
    }
    armed =
        switch (how) {
          case AFTER_COOL_DOWN -> true;
          case WHEN_RECOVERED -> !holds(window);
        };
  }

  private void shorten(DetectionWindow window) {
    var last = window.last();
    if (last != null && entries.size() > last) {
      entries.removeFirst();
    }
    var seconds = window.seconds();
    if (seconds != null && entries.size() > EXACT + PANES) {
      compact(Math.max(1, seconds * MICROS / PANES));
    }
  }

  private void compact(long pane) {
    var all = entries.list();
    var kept = new ArrayList<Entry>();
    for (var entry : all.subList(0, all.size() - EXACT / 2)) {
      var before = kept.isEmpty() ? null : kept.getLast();
      if (before != null && before.time() / pane == entry.time() / pane) {
        kept.set(kept.size() - 1, before.and(entry));
      } else {
        kept.add(entry);
      }
    }
    kept.addAll(all.subList(all.size() - EXACT / 2, all.size()));
    entries.clear();
    kept.forEach(entries::add);
  }

  private boolean holds(DetectionWindow window) {
    var events = window.measure() == DetectionMeasure.SHARE ? all() : met();
    if (window.last() != null && window.measure() == DetectionMeasure.COUNT) {
      events = all();
    }
    if (events < window.fewest()) {
      return false;
    }
    var value = value(window);
    var threshold = window.threshold().doubleValue();
    return switch (window.comparison()) {
      case AT_LEAST -> value >= threshold;
      case ABOVE -> value > threshold;
      case AT_MOST -> value <= threshold;
      case BELOW -> value < threshold;
    };
  }

  /// What the window holds; 0 where nothing does.
  double value(DetectionWindow window) {
    var met = met();
    return switch (window.measure()) {
      case COUNT -> met;
      case SHARE -> all() == 0 ? 0 : (double) met / all();
      case SUM -> entries.sum();
      case AVERAGE -> met == 0 ? 0 : entries.sum() / met;
      case MINIMUM -> met == 0 ? 0 : entries.minimum();
      case MAXIMUM -> met == 0 ? 0 : entries.maximum();
      case SPREAD -> met == 0 ? 0 : entries.maximum() - entries.minimum();
    };
  }

  long all() {
    return entries.all();
  }

  long met() {
    return entries.met();
  }

  /// The newest events that meet the condition, oldest first.
  List<Entry.Cause> causes(int most) {
    var met = entries.list().stream().filter(entry -> entry.met() > 0).map(Entry::cause).toList();
    return met.subList(Math.max(0, met.size() - most), met.size());
  }

  byte[] encoded() {
    return WindowFormat.written(entries, armed, firedAt);
  }

  /// @param kept as [#encoded()] wrote it; absent: nothing is remembered yet
  static Window decoded(byte @Nullable [] kept) {
    return kept == null ? empty() : WindowFormat.read(kept);
  }
}
