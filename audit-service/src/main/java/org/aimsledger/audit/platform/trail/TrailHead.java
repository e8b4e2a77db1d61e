package org.aimsledger.audit.platform.trail;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;

/// Where the log stands.
///
/// @param size number of leaves
/// @param peaks roots of the complete subtrees, largest first: what is needed to go on
/// @param root root over all leaves
public record TrailHead(long size, List<Hash> peaks, Hash root) {
  public TrailHead {
    peaks = List.copyOf(peaks);
  }

  public static TrailHead empty() {
    return of(CompactRange.empty());
  }

  /// The head as it was stored.
  ///
  /// @throws IllegalStateException when the parts, as stored, do not belong together
  static TrailHead stored(long size, byte[] peaks, byte[] root) {
    var head = of(CompactRange.of(size, hashes(peaks)));
    if (!head.root.equals(Hash.of(root))) {
      throw new IllegalStateException(
          "the stored root of size %d is not the one its peaks lead to".formatted(size));
    }
    return head;
  }

  static TrailHead of(CompactRange range) {
    return new TrailHead(range.size(), range.hashes(), range.root());
  }

  static List<Hash> hashes(byte[] packed) {
    var hashes = new ArrayList<Hash>(packed.length / Hash.LENGTH);
    for (var at = 0; at < packed.length; at += Hash.LENGTH) {
      hashes.add(Hash.of(Arrays.copyOfRange(packed, at, at + Hash.LENGTH)));
    }
    return hashes;
  }

  static byte[] packed(List<Hash> hashes) {
    var packed = ByteBuffer.allocate(Hash.LENGTH * hashes.size());
    hashes.forEach(hash -> packed.put(hash.bytes()));
    return packed.array();
  }
}
