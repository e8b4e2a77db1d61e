package org.aimsledger.audit.platform.trail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.aimsledger.verifier.log.EntryBundle;

/// What the trail hashes for one event: `"<source> <lane> <number>\n"` and then the stored bytes,
/// untouched.
///
/// The first line is inside the hash, so that an event can't be moved to another place of its lane
/// afterwards. Its source is the CloudEvents source of the service, e.g. `/inventory`.
public final class TrailLeaf {
  private TrailLeaf() {}

  /// The leaf of one event.
  ///
  /// @throws IllegalArgumentException when the leaf would be longer than an entry of a tlog-tiles
  ///   bundle can be
  public static byte[] of(String source, int lane, long laneSeq, byte[] document) {
    var place = (source + " " + lane + " " + laneSeq + "\n").getBytes(StandardCharsets.UTF_8);
    if (place.length + document.length > EntryBundle.LONGEST_ENTRY) {
      throw new IllegalArgumentException(
          "%s %d %d has %d bytes: no entry of the trail can be that long"
              .formatted(source, lane, laneSeq, document.length));
    }
    var leaf = new ByteArrayOutputStream(place.length + document.length);
    leaf.writeBytes(place);
    leaf.writeBytes(document);
    return leaf.toByteArray();
  }

  /// The event's stored bytes: what follows the first line.
  public static byte[] document(byte[] leaf) {
    var end = 0;
    while (leaf[end] != '\n') {
      end++;
    }
    return Arrays.copyOfRange(leaf, end + 1, leaf.length);
  }
}
