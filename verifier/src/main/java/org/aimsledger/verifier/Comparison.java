package org.aimsledger.verifier;

import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.NodeId;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.Printable;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TileAddress;
import org.aimsledger.verifier.log.TileNodes;
import org.jspecify.annotations.Nullable;

/// Compares two copies of a log, of which the smaller has to be the beginning of the larger.
///
/// If it isn't, the first entry in which they differ is found by going down the tree, so only a few
/// tiles are read. Each side then proves by its own signed root that it has this entry: both
/// checkpoints together show that the key has signed two logs.
final class Comparison {

  private final LogCopy one;
  private final LogCopy other;
  private final Policy policy;
  private final Findings findings = new Findings();
  private final Facts facts = new Facts();

  /// A comparison to be run once.
  Comparison(LogCopy one, LogCopy other, Policy policy) {
    this.one = one;
    this.other = other;
    this.policy = policy;
  }

  /// A copy with its checkpoint.
  private record Side(
      LogCopy copy, SignedNote note, Policy.Accepted accepted, Checkpoint checkpoint) {

    TileNodes nodes() {
      return new Growth(copy, checkpoint.size()).nodes();
    }
  }

  /// An entry of one side, with the proof that it is there.
  private record Shown(Hash leaf, List<Hash> proof, @Nullable String firstLine) {

    @Override
    public String toString() {
      return leaf + (firstLine == null ? "" : " (" + Printable.quoted(firstLine) + ")");
    }
  }

  /// Runs the comparison.
  Verdict run() {
    facts.detail("logs", Json.Array.of(List.of(one.place(), other.place())));
    var first = side(one, "first", "checkpoint");
    var second = side(other, "second", "otherCheckpoint");
    if (first != null && second != null) {
      compare(first, second);
    }
    return new Verdict(
        "comparison",
        "Copies %s and %s".formatted(one.place(), other.place()),
        facts.lines(),
        facts.details(),
        List.of(PairCheck.values()),
        findings.reached(),
        findings.problems(),
        findings.count(),
        NotChecked.of(
            Stream.of(first, second).flatMap(Stream::ofNullable).map(Side::accepted).toList(),
            "Whether the copies are whole and what their entries say: only the tiles that were"
                + " needed have been read, verify-log reads all."));
  }

  private @Nullable Side side(LogCopy copy, String label, String name) {
    String place = copy.place() + "/checkpoint";
    return findings.attempt(
        PairCheck.CHECKPOINTS,
        place,
        () -> {
          var note = SignedNote.parse(copy.checkpoint());
          var accepted = policy.accept(note);
          facts.checkpoint(label, name, accepted.checkpoint());
          return new Side(copy, note, accepted, accepted.checkpoint());
        });
  }

  private void compare(Side first, Side second) {
    if (!first.checkpoint().origin().equals(second.checkpoint().origin())) {
      findings.add(
          PairCheck.CHECKPOINTS,
          second.copy().place() + "/checkpoint",
          "it is of another log, %s, than the first"
              .formatted(Printable.quoted(second.checkpoint().origin())));
      return;
    }
    findings.reached(PairCheck.CHECKPOINTS);
    boolean inOrder = first.checkpoint().size() <= second.checkpoint().size();
    var smaller = inOrder ? first : second;
    var larger = inOrder ? second : first;
    if (smaller.checkpoint().size() == 0) {
      facts.line("", "(the empty log is the beginning of every log)");
      findings.reached(PairCheck.PREFIX);
      return;
    }
    try {
      new Growth(larger.copy(), larger.checkpoint().size())
          .verify(smaller.checkpoint(), larger.checkpoint());
      findings.reached(PairCheck.PREFIX);
    } catch (LogException _) {
      // Either the logs differ or a copy is damaged: that is told apart now.
      explain(first, second);
    }
  }

  private void explain(Side first, Side second) {
    var ours = first.nodes();
    var theirs = second.nodes();
    try {
      long size = Math.min(first.checkpoint().size(), second.checkpoint().size());
      long index = firstDifference(size, ours, theirs);
      if (index < 0) {
        damaged(first, second);
        return;
      }
      var here = shown(first, index, ours);
      var there = shown(second, index, theirs);
      findings.add(
          PairCheck.PREFIX,
          "entry " + index,
          "the copies differ from here on: %s has leaf hash %s, %s has %s. Both checkpoints are"
                  .formatted(first.copy().place(), here, second.copy().place(), there)
              + " signed, so two logs were made under one name: a split view");
      evidence(index, first, here, second, there);
      findings.reached(PairCheck.PREFIX);
    } catch (LogException e) {
      findings.add(
          PairCheck.PREFIX,
          first.copy().place() + ", " + second.copy().place(),
          "the one can't be shown to be the beginning of the other, nor where they differ: "
              + e.getMessage());
    }
  }

  private void damaged(Side first, Side second) {
    findings.add(
        PairCheck.PREFIX,
        first.copy().place() + ", " + second.copy().place(),
        "their tiles agree, but don't lead to both signed roots: at least one copy is damaged;"
            + " verify-log says which, and where");
  }

  /// The first leaf below `size` in which the trees differ, -1 if there is none.
  private static long firstDifference(long size, TileNodes ours, TileNodes theirs) {
    for (var subtree : CompactRange.nodes(size)) {
      if (differ(subtree, ours, theirs)) {
        var node = subtree;
        while (node.level() > 0) {
          var left = new NodeId(node.level() - 1, node.index() * 2);
          var right = new NodeId(left.level(), left.index() + 1);
          node = differ(left, ours, theirs) ? left : right;
        }
        return node.index();
      }
    }
    return -1;
  }

  private static boolean differ(NodeId node, TileNodes ours, TileNodes theirs) {
    return !ours.read(node).equals(theirs.read(node));
  }

  /// The entry at this index, proven by the signed root.
  ///
  /// @throws LogException if the tiles don't lead there
  private static Shown shown(Side side, long index, TileNodes nodes) {
    var checkpoint = side.checkpoint();
    Hash leaf = nodes.read(new NodeId(0, index));
    List<Hash> proof = MerkleProofs.inclusionProof(index, checkpoint.size(), nodes);
    try {
      MerkleProofs.verifyInclusion(index, checkpoint.size(), leaf, proof, checkpoint.root());
    } catch (LogException e) {
      throw new RejectedException(
          "the tiles of %s don't lead to its signed root (%s), so this copy is damaged; verify-log"
                  .formatted(side.copy().place(), e.getMessage())
              + " says where");
    }
    return new Shown(leaf, proof, firstLine(side, index, leaf));
  }

  private static @Nullable String firstLine(Side side, long index, Hash leaf) {
    try {
      var bundle = TileAddress.ofEntry(index, side.checkpoint().size());
      byte[] entry = side.copy().entries(bundle).get((int) (index % TileAddress.FULL_WIDTH));
      return Hash.leaf(entry).equals(leaf) ? Leaf.Header.parse(entry).toString() : null;
    } catch (LogException _) {
      // Only to be shown; the evidence is the hash.
      return null;
    }
  }

  private void evidence(long index, Side first, Shown here, Side second, Shown there) {
    facts.line("differ at", "entry " + index);
    for (var side : List.of(first, second)) {
      facts.line("", "");
      facts.line("signed", side.copy().place() + "/checkpoint:");
      side.note().encode().lines().forEach(line -> facts.line("", Printable.plain(line)));
    }
    facts.line("", "");
    facts.line("", "(--json has both byte for byte, with the proofs of both entries)");
    facts.detail(
        "evidence",
        Json.Members.empty()
            .with("index", index)
            .with("sides", new Json.Array(List.of(told(first, here), told(second, there)))));
  }

  private static Json told(Side side, Shown shown) {
    return Json.Members.empty()
        .with("log", side.copy().place())
        .with("checkpoint", side.note().encode())
        .with("leafHash", shown.leaf().hex())
        .with(
            "firstLine",
            shown.firstLine() == null ? new Json.Null() : new Json.Text(shown.firstLine()))
        .with("inclusionProof", Json.Array.of(shown.proof().stream().map(Hash::base64).toList()));
  }
}
