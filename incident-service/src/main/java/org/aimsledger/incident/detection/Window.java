package org.aimsledger.incident.detection;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
final class Window {
  /// Entries that are kept one by one in any case, half of them when there are panes.
  static final int EXACT = 32;

  /// Parts of a window's length in which older events are kept together.
  static final int PANES = 32;

  private static final int FORMAT = 1;
  private static final int HEADER = 1 + 1 + Long.BYTES + Integer.BYTES;
  private static final int ENTRY = 3 * Long.BYTES + 3 * Integer.BYTES + 3 * Double.BYTES + 16;
  private static final long NEVER = Long.MIN_VALUE;
  private static final long MICROS = 1_000_000;

  private final List<Entry> entries;
  private boolean armed;
  private long firedAt;

  private Window(List<Entry> entries, boolean armed, long firedAt) {
    this.entries = entries;
    this.armed = armed;
    this.firedAt = firedAt;
  }

  static Window empty() {
    return new Window(new ArrayList<>(), true, NEVER);
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
    return List.copyOf(entries);
  }

  /// Takes one event, which happened no earlier than those before.
  ///
  /// @param mostCauses most events that are named
  /// @return what was found, when the rule fires
  Optional<Found> take(Hit hit, int mostCauses) {
    var content = hit.rule().content();
    var window = content.window();
    var entry = Entry.of(hit);
    expire(window, entry.time());
    rearm(content.rearm(), content.coolDownSeconds(), window, entry.time());
    if (hit.met() || countsAll(window)) {
      entries.add(entry);
      shorten(window);
    }
    if (!armed || !holds(window)) {
      return Optional.empty();
    }
    armed = false;
    firedAt = entry.time();
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
      var gone = now - seconds * MICROS;
      entries.removeIf(entry -> entry.time() <= gone);
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
    var newest = entries.subList(entries.size() - EXACT / 2, entries.size());
    var kept = new ArrayList<Entry>();
    for (var entry : entries.subList(0, entries.size() - EXACT / 2)) {
      var before = kept.isEmpty() ? null : kept.getLast();
      if (before != null && before.time() / pane == entry.time() / pane) {
        kept.set(kept.size() - 1, before.and(entry));
      } else {
        kept.add(entry);
      }
    }
    kept.addAll(newest);
    entries.clear();
    entries.addAll(kept);
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
      case SUM -> sum();
      case AVERAGE -> met == 0 ? 0 : sum() / met;
      case MINIMUM -> met == 0 ? 0 : minimum();
      case MAXIMUM -> met == 0 ? 0 : maximum();
      case SPREAD -> met == 0 ? 0 : maximum() - minimum();
    };
  }

  long all() {
    return entries.stream().mapToLong(Entry::count).sum();
  }

  long met() {
    return entries.stream().mapToLong(Entry::met).sum();
  }

  /// In the order of the entries: sums of figures depend on it.
  private double sum() {
    var sum = 0.0;
    for (var entry : entries) {
      sum += entry.sum();
    }
    return sum;
  }

  private double minimum() {
    return entries.stream().mapToDouble(Entry::min).min().orElse(0);
  }

  private double maximum() {
    return entries.stream().mapToDouble(Entry::max).max().orElse(0);
  }

  /// The newest events that meet the condition, oldest first.
  List<Entry.Cause> causes(int most) {
    var met = entries.stream().filter(entry -> entry.met() > 0).map(Entry::cause).toList();
    return met.subList(Math.max(0, met.size() - most), met.size());
  }

  byte[] encoded() {
    var bytes = ByteBuffer.allocate(HEADER + entries.size() * ENTRY);
    bytes.put((byte) FORMAT).put((byte) (armed ? 1 : 0)).putLong(firedAt).putInt(entries.size());
    for (var entry : entries) {
      bytes.putLong(entry.time()).putInt(entry.count()).putInt(entry.met());
      bytes.putDouble(entry.sum()).putDouble(entry.min()).putDouble(entry.max());
      var cause = entry.cause();
      bytes.putLong(cause.report().getMostSignificantBits());
      bytes.putLong(cause.report().getLeastSignificantBits());
      bytes.putLong(Entry.micros(cause.time())).putInt(cause.lane()).putLong(cause.laneSeq());
    }
    return bytes.array();
  }

  /// @param kept as [#encoded()] wrote it; absent: nothing is remembered yet
  static Window decoded(byte @Nullable [] kept) {
    if (kept == null) {
      return empty();
    }
    var bytes = ByteBuffer.wrap(kept);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalArgumentException("unknown format of a window: " + format);
    }
    var armed = bytes.get() == 1;
    var firedAt = bytes.getLong();
    var size = bytes.getInt();
    var entries = new ArrayList<Entry>(size + 1);
    for (var i = 0; i < size; i++) {
      entries.add(entry(bytes));
    }
    return new Window(entries, armed, firedAt);
  }

  private static Entry entry(ByteBuffer bytes) {
    return new Entry(
        bytes.getLong(),
        bytes.getInt(),
        bytes.getInt(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        new Entry.Cause(
            new UUID(bytes.getLong(), bytes.getLong()),
            Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS),
            bytes.getInt(),
            bytes.getLong()));
  }
}
