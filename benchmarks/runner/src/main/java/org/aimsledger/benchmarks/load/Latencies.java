package org.aimsledger.benchmarks.load;

/// Counts durations in buckets that are at most 1.6 % wide, from a nanosecond to centuries, in 32
/// KB. Not thread-safe.
public final class Latencies {
  private static final int SUB_BITS = 6;
  private static final int SUB_BUCKETS = 1 << SUB_BITS;

  private final long[] counts = new long[SUB_BUCKETS * (Long.SIZE - SUB_BITS)];
  private long total;

  public void record(long nanoseconds) {
    counts[bucket(Math.max(0, nanoseconds))]++;
    total++;
  }

  public void add(Latencies others) {
    for (var i = 0; i < counts.length; i++) {
      counts[i] += others.counts[i];
    }
    total += others.total;
  }

  public long count() {
    return total;
  }

  /// The duration that this part of all durations doesn't exceed, in milliseconds: the upper edge
  /// of its bucket. 0 when nothing was recorded.
  ///
  /// @param part from 0 to 1, e.g. 0.99
  public double milliseconds(double part) {
    var wanted = Math.max(1, (long) Math.ceil(part * total));
    var seen = 0L;
    for (var i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (total > 0 && seen >= wanted) {
        return upperEdge(i) / 1e6;
      }
    }
    return 0;
  }

  // The first 64 values have a bucket each; then each power of two is cut into 64 parts.
  private static int bucket(long value) {
    if (value < SUB_BUCKETS) {
      return (int) value;
    }
    var exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    var shift = exponent - SUB_BITS;
    return (shift + 1) * SUB_BUCKETS + (int) (value >> shift) - SUB_BUCKETS;
  }

  private static long upperEdge(int bucket) {
    if (bucket < SUB_BUCKETS) {
      return bucket;
    }
    var shift = bucket / SUB_BUCKETS - 1;
    var first = (long) (bucket % SUB_BUCKETS + SUB_BUCKETS) << shift;
    return first + (1L << shift) - 1;
  }
}
