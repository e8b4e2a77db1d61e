package org.aimsledger.audit.platform.trail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// What the trail holds in a stretch of a lane, computed from the bytes of its entries.
///
/// @param sha256 over the leaf hashes in the order of the lane's numbers, lower-case hex; the
///   services compute the same over their stores
/// @param lastIndex place of the last of these entries in the trail
/// @param faults where the trail doesn't agree with itself
public record TrailStretch(
    long count, String sha256, @Nullable Long lastIndex, List<Finding> faults) {
  public TrailStretch {
    faults = List.copyOf(faults);
  }

  /// Takes up the entries one after the other.
  static final class Hasher {
    private final String source;
    private final int lane;
    private final MessageDigest stretch = sha256();
    private final List<Finding> faults = new ArrayList<>();
    private long count;
    private @Nullable Long lastIndex;

    Hasher(String source, int lane) {
      this.source = source;
      this.lane = lane;
    }

    /// @param leaf bytes that the entry stands for
    /// @param leafHash hash that is stored with them
    /// @param treeHash hash at the entry's place in the tree, empty when there is none
    /// @param said what the bytes say
    /// @param stored what searches find the entry by
    /// @param inSpan whether a search by its time comes upon it
    void add(
        long index,
        long number,
        byte[] leaf,
        byte[] leafHash,
        byte[] treeHash,
        EventFacts said,
        EventFacts stored,
        boolean inSpan) {
      var hash = Hash.leaf(leaf);
      stretch.update(hash.bytes());
      count++;
      lastIndex = index;
      requireSame(AlarmKind.LEAF_HASH_DIFFERS, number, hash, leafHash);
      requireSame(AlarmKind.TILE_DIFFERS, number, hash, treeHash);
      // Whoever has changed the bytes is found by their hash: the facts of others say nothing.
      if (MessageDigest.isEqual(hash.bytes(), treeHash)) {
        requireFound(number, said, stored, inSpan);
      }
    }

    private void requireFound(long number, EventFacts said, EventFacts stored, boolean inSpan) {
      var differences = new ArrayList<>(said.differences(stored));
      if (!inSpan) {
        differences.add("span");
      }
      if (!differences.isEmpty()) {
        var evidence = String.join("\n", differences).getBytes(UTF_8);
        faults.add(
            new Finding(AlarmKind.SEARCH_DIFFERS, source, lane, number, lastIndex, evidence));
      }
    }

    /// An entry without content: what it stands for is its hash, which the tree has to have.
    ///
    /// @param explained whether an event of the trail says that the content was pruned
    void addPruned(long index, long number, byte[] leafHash, byte[] treeHash, boolean explained) {
      var hash = Hash.of(leafHash);
      stretch.update(hash.bytes());
      count++;
      lastIndex = index;
      requireSame(AlarmKind.TILE_DIFFERS, number, hash, treeHash);
      if (!explained) {
        faults.add(
            new Finding(
                AlarmKind.CONTENT_MISSING,
                source,
                lane,
                number,
                index,
                hash.hex().getBytes(US_ASCII)));
      }
    }

    private void requireSame(AlarmKind kind, long number, Hash hash, byte[] stored) {
      if (!MessageDigest.isEqual(hash.bytes(), stored)) {
        // Both sides: other bytes under the same wrong hash are another finding.
        var evidence = HexFormat.of().formatHex(stored) + " " + hash.hex();
        faults.add(new Finding(kind, source, lane, number, lastIndex, evidence.getBytes(US_ASCII)));
      }
    }

    TrailStretch stretch() {
      return new TrailStretch(count, HexFormat.of().formatHex(stretch.digest()), lastIndex, faults);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
