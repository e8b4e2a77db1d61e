package org.aimsledger.incident.detection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The entries of one window, oldest first, as numbers side by side: there are very many windows,
/// and an object for each of their events would take several times the memory.
final class Entries {
  private static final int CELLS = 10;
  private static final int TIME = 0;
  private static final int COUNTS = 1;
  private static final int SUM = 2;
  private static final int MINIMUM = 3;
  private static final int MAXIMUM = 4;
  private static final int REPORT = 5;
  private static final int CAUSE_TIME = 7;
  private static final int LANE = 8;
  private static final int LANE_SEQ = 9;
  private static final int SMALLEST = 2;
  private static final int ITSELF = 160;
  private static final long LOW = 0xFFFF_FFFFL;
  private static final long[] NONE = {};

  private long[] cells = NONE;
  private int first;
  private int size;
  private long all;
  private long met;

  int size() {
    return size;
  }

  /// Events of all entries.
  long all() {
    return all;
  }

  /// Those of them that meet the condition.
  long met() {
    return met;
  }

  /// About how much memory they take, with the window that they belong to and its key.
  int bytes() {
    return ITSELF + cells.length * Long.BYTES;
  }

  /// @param entry no older than the others
  void add(Entry entry) {
    makeRoom();
    var at = (first + size) * CELLS;
    var cause = entry.cause();
    cells[at + TIME] = entry.time();
    cells[at + COUNTS] = (long) entry.count() << Integer.SIZE | entry.met();
    cells[at + SUM] = Double.doubleToRawLongBits(entry.sum());
    cells[at + MINIMUM] = Double.doubleToRawLongBits(entry.min());
    cells[at + MAXIMUM] = Double.doubleToRawLongBits(entry.max());
    cells[at + REPORT] = cause.report().getMostSignificantBits();
    cells[at + REPORT + 1] = cause.report().getLeastSignificantBits();
    cells[at + CAUSE_TIME] = Entry.micros(cause.time());
    cells[at + LANE] = cause.lane();
    cells[at + LANE_SEQ] = cause.laneSeq();
    size++;
    all += entry.count();
    met += entry.met();
  }

  private void makeRoom() {
    if ((first + size + 1) * CELLS <= cells.length) {
      return;
    }
    // Half as much again; where half of it has been left, what is there moves to the front.
    var room = Math.max(SMALLEST, size + 1 + size / 2) * CELLS;
    var next = room <= cells.length ? cells : new long[room];
    System.arraycopy(cells, first * CELLS, next, 0, size * CELLS);
    cells = next;
    first = 0;
  }

  void removeFirst() {
    var counts = cells[first * CELLS + COUNTS];
    all -= counts >>> Integer.SIZE;
    met -= counts & LOW;
    first++;
    size--;
  }

  /// @param time in microseconds: what is as old as this leaves, too
  void removeUntil(long time) {
    while (size > 0 && cells[first * CELLS + TIME] <= time) {
      removeFirst();
    }
    if (size == 0) {
      first = 0;
    }
  }

  void clear() {
    cells = NONE;
    first = 0;
    size = 0;
    all = 0;
    met = 0;
  }

  double sum() {
    var sum = 0.0;
    for (var i = 0; i < size; i++) {
      sum += figure(i, SUM);
    }
    return sum;
  }

  double minimum() {
    var minimum = Double.POSITIVE_INFINITY;
    for (var i = 0; i < size; i++) {
      minimum = Math.min(minimum, figure(i, MINIMUM));
    }
    return minimum;
  }

  double maximum() {
    var maximum = Double.NEGATIVE_INFINITY;
    for (var i = 0; i < size; i++) {
      maximum = Math.max(maximum, figure(i, MAXIMUM));
    }
    return maximum;
  }

  private double figure(int entry, int cell) {
    return Double.longBitsToDouble(cells[(first + entry) * CELLS + cell]);
  }

  List<Entry> list() {
    var list = new ArrayList<Entry>(size);
    for (var i = 0; i < size; i++) {
      list.add(entry((first + i) * CELLS));
    }
    return list;
  }

  private Entry entry(int at) {
    return new Entry(
        cells[at + TIME],
        (int) (cells[at + COUNTS] >>> Integer.SIZE),
        (int) (cells[at + COUNTS] & LOW),
        Double.longBitsToDouble(cells[at + SUM]),
        Double.longBitsToDouble(cells[at + MINIMUM]),
        Double.longBitsToDouble(cells[at + MAXIMUM]),
        new Entry.Cause(
            new UUID(cells[at + REPORT], cells[at + REPORT + 1]),
            Instant.EPOCH.plus(cells[at + CAUSE_TIME], ChronoUnit.MICROS),
            (int) cells[at + LANE],
            cells[at + LANE_SEQ]));
  }
}
