package org.aimsledger.verifier.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One file that proves, with a {@link Policy} and nothing else, that an entry is in a log
/// (c2sp.org/tlog-proof).
///
/// @param extra base64 of extra data, which nothing authenticates; empty if there is none
/// @param index the place of the entry
/// @param hashes the inclusion proof, the leaf's sibling first
/// @param checkpoint the signed checkpoint it leads to
public record TlogProof(String extra, long index, List<Hash> hashes, SignedNote checkpoint) {

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /// A tree of fewer than 2^63 leaves has no longer path.
  private static final int MOST_HASHES = 63;

  public TlogProof {
    if (index < 0 || hashes.size() > MOST_HASHES) {
      throw new MalformedException(
          "no proof has index %d and %d hashes".formatted(index, hashes.size()));
    }
    hashes = List.copyOf(hashes);
  }

  public static TlogProof of(long index, List<Hash> hashes, SignedNote checkpoint) {
    return new TlogProof("", index, hashes, checkpoint);
  }

  public static TlogProof parse(byte[] file) {
    return parse(text(file), SignedNote::parse);
  }

  /// The same for one of many proofs that are expected to lead to the same checkpoint: where its
  /// text is that of `expected`, it isn't taken apart once more.
  ///
  /// @param expectedText what `expected` was parsed from
  public static TlogProof parse(byte[] file, SignedNote expected, String expectedText) {
    return parse(text(file), note -> note.equals(expectedText) ? expected : SignedNote.parse(note));
  }

  /// Splits a proof file into its parts.
  ///
  /// @throws MalformedException if it isn't a proof file
  public static TlogProof parse(String file) {
    return parse(file, SignedNote::parse);
  }

  private static String text(byte[] file) {
    if (file.length > SignedNote.LONGEST) {
      throw new MalformedException("a proof has at most " + SignedNote.LONGEST + " bytes");
    }
    return Canonical.utf8(file, "the proof");
  }

  private static TlogProof parse(String file, Function<String, SignedNote> notes) {
    int split = file.indexOf("\n\n");
    if (split < 0) {
      throw new MalformedException("the proof has no empty line before its checkpoint");
    }
    var lines = new ArrayList<>(List.of(file.substring(0, split).split("\n", -1)));
    if (!lines.removeFirst().equals(HEADER)) {
      throw new MalformedException("a proof starts with the line " + HEADER);
    }
    String extra = "";
    if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
      extra = lines.removeFirst().substring(EXTRA.length());
      if (Canonical.base64(extra, "the extra data").length == 0) {
        throw new MalformedException("without extra data the proof has no extra line");
      }
    }
    if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
      throw new MalformedException("the proof has no index line");
    }
    String index = lines.removeFirst().substring(INDEX.length());
    return new TlogProof(
        extra,
        Canonical.decimal(index, "the index in the proof"),
        lines.stream().map(Hash::ofBase64).toList(),
        notes.apply(file.substring(split + 2)));
  }

  public String encode() {
    var file = new StringBuilder(HEADER).append('\n');
    if (!extra.isEmpty()) {
      file.append(EXTRA).append(extra).append('\n');
    }
    file.append(INDEX).append(index).append('\n');
    hashes.forEach(hash -> file.append(hash.base64()).append('\n'));
    return file.append('\n').append(checkpoint.encode()).toString();
  }

  public byte[] bytes() {
    return encode().getBytes(StandardCharsets.UTF_8);
  }

  /// Checks all of it: the checkpoint by the policy, then the path from the leaf to its root.
  ///
  /// @throws LogException if anything doesn't hold
  public Policy.Accepted verify(Hash leafHash, Policy policy) {
    var accepted = policy.accept(checkpoint);
    verifyPath(leafHash, accepted.checkpoint());
    return accepted;
  }

  /// Checks only the path, against a checkpoint whose signatures have been checked.
  public void verifyPath(Hash leafHash, Checkpoint believed) {
    MerkleProofs.verifyInclusion(index, believed.size(), leafHash, hashes, believed.root());
  }
}
