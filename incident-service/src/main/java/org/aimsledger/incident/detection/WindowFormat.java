package org.aimsledger.incident.detection;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/// How a window is written into the database. Most entries are one event each, of which nothing is
/// said twice; those that stand for several have everything.
final class WindowFormat {
  /// Every entry with everything, as it was written first.
  private static final byte PLAIN = 1;

  private static final byte SHORT = 2;
  private static final int HEADER = 1 + 1 + Long.BYTES + Integer.BYTES;
  private static final int LONGEST = 1 + 4 * Long.BYTES + 3 * Integer.BYTES + 3 * Double.BYTES + 16;

  /// An entry is one event; it meets the condition; it has a figure that is not 0.
  private static final int ONE = 1;

  private static final int MET = 2;
  private static final int FIGURE = 4;

  private WindowFormat() {}

  static byte[] written(Entries entries, boolean armed, long firedAt) {
    var bytes = ByteBuffer.allocate(HEADER + entries.size() * LONGEST);
    bytes.put(SHORT).put((byte) (armed ? 1 : 0)).putLong(firedAt).putInt(entries.size());
    for (var entry : entries.list()) {
      var flags = flags(entry);
      bytes.put((byte) flags);
      if ((flags & ONE) != 0) {
        one(bytes, entry, flags);
      } else {
        everything(bytes, entry);
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static int flags(Entry entry) {
    var cause = entry.cause();
    // A figure that is no number, and one that is -0, are written with everything.
    var plain = entry.met() == 0 || Double.compare(entry.sum(), 0.0) == 0;
    var isOne =
        entry.count() == 1
            && entry.time() == Entry.micros(cause.time())
            && cause.lane() >= 0
            && cause.lane() <= Short.MAX_VALUE;
    return isOne ? ONE | (entry.met() == 0 ? 0 : MET) | (plain ? 0 : FIGURE) : 0;
  }

  private static void one(ByteBuffer bytes, Entry entry, int flags) {
    bytes.putLong(entry.time());
    report(bytes, entry.cause());
    bytes.putShort((short) entry.cause().lane()).putLong(entry.cause().laneSeq());
    if ((flags & FIGURE) != 0) {
      bytes.putDouble(entry.sum());
    }
  }

  private static void everything(ByteBuffer bytes, Entry entry) {
    bytes.putLong(entry.time()).putInt(entry.count()).putInt(entry.met());
    bytes.putDouble(entry.sum()).putDouble(entry.min()).putDouble(entry.max());
    var cause = entry.cause();
    report(bytes, cause);
    bytes.putLong(Entry.micros(cause.time())).putInt(cause.lane()).putLong(cause.laneSeq());
  }

  private static void report(ByteBuffer bytes, Entry.Cause cause) {
    bytes.putLong(cause.report().getMostSignificantBits());
    bytes.putLong(cause.report().getLeastSignificantBits());
  }

  /// @throws IllegalArgumentException when it was written in a way that isn't known here
  static Window read(byte[] kept) {
    var bytes = ByteBuffer.wrap(kept);
    var format = bytes.get();
    if (format != PLAIN && format != SHORT) {
      throw new IllegalArgumentException("unknown format of a window: " + format);
    }
    var armed = bytes.get() == 1;
    var firedAt = bytes.getLong();
    var size = bytes.getInt();
    var entries = new Entries();
    for (var i = 0; i < size; i++) {
      var flags = format == PLAIN ? 0 : bytes.get();
      entries.add((flags & ONE) == 0 ? everything(bytes) : one(bytes, flags));
    }
    return new Window(entries, armed, firedAt);
  }

  private static Entry one(ByteBuffer bytes, int flags) {
    var time = bytes.getLong();
    var report = report(bytes);
    var lane = bytes.getShort();
    var laneSeq = bytes.getLong();
    var value = (flags & FIGURE) == 0 ? 0 : bytes.getDouble();
    return Entry.of(
        time, (flags & MET) != 0, value, new Entry.Cause(report, at(time), lane, laneSeq));
  }

  private static Entry everything(ByteBuffer bytes) {
    return new Entry(
        bytes.getLong(),
        bytes.getInt(),
        bytes.getInt(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        new Entry.Cause(report(bytes), at(bytes.getLong()), bytes.getInt(), bytes.getLong()));
  }

  private static UUID report(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
