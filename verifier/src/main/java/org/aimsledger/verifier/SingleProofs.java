package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TlogProof;

/// Checks without a bundle: one entry, or two checkpoints. The answers are sentences.
final class SingleProofs {

  private SingleProofs() {}

  /// Checks that an entry is in the log.
  ///
  /// @param leaf the bytes of the entry, as in a bundle's `entries/`
  /// @param proof a tlog-proof file
  static String inclusion(byte[] leaf, byte[] proof, Policy policy) {
    var parsed = TlogProof.parse(proof);
    var accepted = parsed.verify(Hash.leaf(leaf), policy);
    return "entry %d is in the log %s of %d entries, signed by %s"
        .formatted(
            parsed.index(),
            accepted.checkpoint().origin(),
            accepted.checkpoint().size(),
            accepted.log().label());
  }

  /// Checks that a log has only grown from one checkpoint to another.
  ///
  /// @param older a signed checkpoint that was kept
  /// @param newer a later one
  /// @param proof the consistency proof: one base64 hash per line, none if the sizes are equal
  static String consistency(byte[] older, byte[] newer, byte[] proof, Policy policy) {
    var before = policy.accept(SignedNote.parse(older)).checkpoint();
    var after = policy.accept(SignedNote.parse(newer)).checkpoint();
    if (!before.origin().equals(after.origin())) {
      throw new MalformedException(
          "the checkpoints are of two logs: %s and %s".formatted(before.origin(), after.origin()));
    }
    MerkleProofs.verifyConsistency(
        before.size(), after.size(), before.root(), after.root(), hashes(proof));
    return "the log %s only grew, from %d to %d entries"
        .formatted(before.origin(), before.size(), after.size());
  }

  private static List<Hash> hashes(byte[] proof) {
    String text = new String(proof, StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      return List.of();
    }
    if (!text.endsWith("\n")) {
      throw new MalformedException("the consistency proof doesn't end with a newline");
    }
    return List.of(text.substring(0, text.length() - 1).split("\n", -1)).stream()
        .map(Hash::ofBase64)
        .toList();
  }
}
