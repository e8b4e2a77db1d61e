package org.aimsledger.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.VerifierKey;

/// A log with as many leaves as a test wants. Its tree is computed by the definition of RFC 6962,
/// so that it agrees with the witness's code only if both are right.
final class GrowingLog {
  static final String ORIGIN = "example.com/log";

  private final NoteSigner signer;
  private final List<Hash> leaves = new ArrayList<>();

  private GrowingLog(NoteSigner signer) {
    this.signer = signer;
  }

  static GrowingLog of(int leaves) {
    return of(leaves, seed((byte) 7));
  }

  static GrowingLog of(int leaves, byte[] seed) {
    return new GrowingLog(NoteSigner.of(ORIGIN, seed)).grow(leaves, "leaf");
  }

  static byte[] seed(byte value) {
    var seed = new byte[32];
    Arrays.fill(seed, value);
    return seed;
  }

  GrowingLog grow(int by, String text) {
    for (var i = 0; i < by; i++) {
      leaves.add(Hash.leaf((text + leaves.size()).getBytes(StandardCharsets.UTF_8)));
    }
    return this;
  }

  /// The same log with another past.
  GrowingLog rewritten(int index) {
    var other = new GrowingLog(signer);
    other.leaves.addAll(leaves);
    other.leaves.set(index, Hash.leaf("rewritten".getBytes(StandardCharsets.UTF_8)));
    return other;
  }

  int size() {
    return leaves.size();
  }

  VerifierKey key() {
    return signer.verifierKey();
  }

  SignedNote checkpoint() {
    return checkpoint(size());
  }

  SignedNote checkpoint(int size) {
    return signer.sign(Checkpoint.of(ORIGIN, size, root(leaves.subList(0, size))).encode());
  }

  /// A request with the right proof.
  byte[] request(int old) {
    return request(old, size());
  }

  byte[] request(int old, int size) {
    return request(old, old == 0 || old == size ? List.of() : proof(old, size), checkpoint(size));
  }

  static byte[] request(long old, List<Hash> proof, SignedNote note) {
    var body = new StringBuilder("old ").append(old).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    return body.append('\n').append(note.encode()).toString().getBytes(StandardCharsets.UTF_8);
  }

  List<Hash> proof(int old, int size) {
    var proof = new ArrayList<Hash>();
    prove(old, leaves.subList(0, size), true, proof);
    return proof;
  }

  /// SUBPROOF of RFC 6962, section 2.1.2.
  private static void prove(int old, List<Hash> tree, boolean whole, List<Hash> proof) {
    if (old == tree.size()) {
      if (!whole) {
        proof.add(root(tree));
      }
      return;
    }
    var split = split(tree.size());
    if (old <= split) {
      prove(old, tree.subList(0, split), whole, proof);
      proof.add(root(tree.subList(split, tree.size())));
    } else {
      prove(old - split, tree.subList(split, tree.size()), false, proof);
      proof.add(root(tree.subList(0, split)));
    }
  }

  private static Hash root(List<Hash> tree) {
    if (tree.isEmpty()) {
      return Hash.EMPTY_ROOT;
    }
    if (tree.size() == 1) {
      return tree.getFirst();
    }
    var split = split(tree.size());
    return Hash.node(root(tree.subList(0, split)), root(tree.subList(split, tree.size())));
  }

  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
