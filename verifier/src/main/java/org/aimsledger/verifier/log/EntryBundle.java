package org.aimsledger.verifier.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The content of an entry bundle (c2sp.org/tlog-tiles): up to 256 entries, each behind its length
/// as two bytes, big-endian.
public final class EntryBundle {

  /// An entry can't be longer: its length has two bytes.
  public static final int LONGEST_ENTRY = 65_535;

  private EntryBundle() {}

  public static byte[] encode(List<byte[]> entries) {
    if (entries.isEmpty() || entries.size() > TileAddress.FULL_WIDTH) {
      throw new IllegalArgumentException("a bundle has 1 to 256 entries, not " + entries.size());
    }
    var bytes = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > LONGEST_ENTRY) {
        throw new IllegalArgumentException(
            "an entry has at most " + LONGEST_ENTRY + " bytes, this one has " + entry.length);
      }
      bytes.write(entry.length >>> 8);
      bytes.write(entry.length);
      bytes.writeBytes(entry);
    }
    return bytes.toByteArray();
  }

  /// The entries of a bundle.
  ///
  /// @param count how many entries the address of the bundle promises
  /// @throws MalformedException if there are fewer or more
  public static List<byte[]> decode(byte[] bundle, int count) {
    var buffer = ByteBuffer.wrap(bundle);
    var entries = new ArrayList<byte[]>();
    while (buffer.hasRemaining()) {
      // Not to the end of what a stranger sends: empty entries have two bytes each there, and more
      // here.
      if (entries.size() == TileAddress.FULL_WIDTH) {
        throw new MalformedException("the bundle goes on after 256 entries");
      }
      if (buffer.remaining() < Short.BYTES) {
        throw new MalformedException("the bundle ends inside the length of an entry");
      }
      int length = Short.toUnsignedInt(buffer.getShort());
      if (buffer.remaining() < length) {
        throw new MalformedException("the bundle ends inside entry " + entries.size());
      }
      byte[] entry = new byte[length];
      buffer.get(entry);
      entries.add(entry);
    }
    if (entries.size() != count) {
      throw new MalformedException(
          "the bundle has %d entries instead of %d".formatted(entries.size(), count));
    }
    return List.copyOf(entries);
  }
}
