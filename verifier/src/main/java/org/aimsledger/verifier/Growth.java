package org.aimsledger.verifier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;
import org.aimsledger.verifier.log.TileNodes;

/// Whether one checkpoint is of the beginning of another's log. The proof is made of the tiles of a
/// copy, at most two for each level of the tree. They need no trust: a proof that leads to both
/// signed roots is one, wherever its hashes came from.
final class Growth {

  private final LogCopy copy;
  private final long size;
  private final Map<TileAddress, Tile> tiles = new HashMap<>();

  /// Proofs from the tiles of a copy.
  ///
  /// @param size of the log when the copy was made, which decides how wide the last tiles are
  Growth(LogCopy copy, long size) {
    this.copy = copy;
    this.size = size;
  }

  /// Checks that the log only grew.
  ///
  /// @throws LogException if it didn't, or if the copy can't show it
  void verify(Checkpoint older, Checkpoint newer) {
    requireOrder(older, newer);
    List<Hash> proof = MerkleProofs.consistencyProof(older.size(), newer.size(), nodes());
    MerkleProofs.verifyConsistency(older.size(), newer.size(), older.root(), newer.root(), proof);
  }

  static void requireOrder(Checkpoint older, Checkpoint newer) {
    if (!older.origin().equals(newer.origin())) {
      throw new RejectedException(
          "the checkpoints are of two logs: %s and %s".formatted(older.origin(), newer.origin()));
    }
    if (older.size() > newer.size()) {
      throw new RejectedException(
          "the older checkpoint has %d entries, the newer one only %d: the log was cut"
              .formatted(older.size(), newer.size()));
    }
    if (older.size() == 0) {
      throw new RejectedException(
          "the older checkpoint is of the empty log, with which every log begins: it proves nothing");
    }
  }

  TileNodes nodes() {
    return new TileNodes(size, address -> tiles.computeIfAbsent(address, this::read));
  }

  private Tile read(TileAddress address) {
    try {
      return new Tile(address, copy.tile(address));
    } catch (LogException e) {
      throw new RejectedException(
          "%s/%s: %s".formatted(copy.place(), address.path(), e.getMessage()));
    }
  }
}
