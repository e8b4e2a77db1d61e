package org.aimsledger.testkit.privacy;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// Looks through a stream of any length, block by block; a form that lies across two blocks is
/// found too.
final class TracesIn extends OutputStream {
  private static final int BLOCK = 1 << 20;

  /// Most haystacks are one small record.
  private static final int FIRST = 1 << 12;

  private final Traces traces;
  private final Set<String> found = new TreeSet<>();
  private byte[] buffer;
  private final int overlap;
  private int filled;
  private long read;

  TracesIn(Traces traces) {
    this.traces = traces;
    this.overlap = traces.longest();
    this.buffer = new byte[FIRST + overlap];
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    read += length;
    var left = length;
    var from = offset;
    while (left > 0) {
      var some = Math.min(left, buffer.length - filled);
      System.arraycopy(bytes, from, buffer, filled, some);
      filled += some;
      from += some;
      left -= some;
      if (filled == buffer.length && filled < BLOCK) {
        buffer = Arrays.copyOf(buffer, filled * 2);
      } else if (filled == buffer.length) {
        look();
        System.arraycopy(buffer, filled - overlap, buffer, 0, overlap);
        filled = overlap;
      }
    }
  }

  private void look() {
    found.addAll(traces.in(buffer, filled));
  }

  /// How many bytes went through.
  long read() {
    return read;
  }

  /// What was found in all of it.
  Set<String> found() {
    look();
    Arrays.fill(buffer, (byte) 0);
    filled = 0;
    return Set.copyOf(found);
  }
}
