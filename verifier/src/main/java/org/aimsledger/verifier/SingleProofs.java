package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TlogProof;
import org.jspecify.annotations.Nullable;

/// Checks without a bundle: one entry, or two checkpoints.
final class SingleProofs {

  private final Policy policy;
  private final Findings findings = new Findings();
  private final Facts facts = new Facts();

  /// A check to be run once.
  SingleProofs(Policy policy) {
    this.policy = policy;
  }

  /// Checks that an entry is in the log.
  ///
  /// @param leaf the bytes of the entry, as in a bundle's `entries/`
  /// @param proof a tlog-proof file
  Verdict inclusion(byte[] leaf, byte[] proof) {
    var parsed = findings.attempt(ProofCheck.INCLUSION, "proof", () -> TlogProof.parse(proof));
    var accepted =
        parsed == null ? null : accepted(ProofCheck.CHECKPOINT, "proof", parsed.checkpoint());
    if (parsed != null && accepted != null) {
      facts.checkpoint("log", "checkpoint", accepted.checkpoint());
      facts.signed(accepted, "policy");
      facts.line("entry", Long.toString(parsed.index()));
      facts.detail("index", parsed.index());
      Hash hash = Hash.leaf(leaf);
      facts.detail("leafHash", hash.hex());
      step(ProofCheck.INCLUSION, "entry", () -> parsed.verifyPath(hash, accepted.checkpoint()));
    }
    return verdict(
        "proof",
        "Proof of one entry",
        List.of(ProofCheck.CHECKPOINT, ProofCheck.INCLUSION),
        NotChecked.of(
            accepted == null ? List.of() : List.of(accepted),
            "Whether anything else belongs to it: other entries of the log are not looked at."));
  }

  /// Checks that a log has only grown from one checkpoint to another.
  ///
  /// @param older a signed checkpoint that was kept
  /// @param newer a later one
  /// @param proof the consistency proof: one base64 hash per line, none if the sizes are equal
  Verdict consistency(byte[] older, byte[] newer, byte[] proof) {
    return consistency(
        older,
        newer,
        (before, after) -> {
          Growth.requireOrder(before, after);
          MerkleProofs.verifyConsistency(
              before.size(), after.size(), before.root(), after.root(), hashes(proof));
        });
  }

  /// The same with a proof that is made of the tiles of a copy of the log.
  Verdict consistency(byte[] older, byte[] newer, LogCopy copy) {
    facts.detail("log", copy.place());
    return consistency(
        older,
        newer,
        (before, after) ->
            new Growth(copy, Math.max(after.size(), claimedSize(copy))).verify(before, after));
  }

  /// How many entries the copy claims to have. A copy that was made later has other partial tiles;
  /// whether it is right about that shows in the proof.
  private static long claimedSize(LogCopy copy) {
    try {
      return Checkpoint.parse(SignedNote.parse(copy.checkpoint()).text()).size();
    } catch (LogException _) {
      return 0;
    }
  }

  private Verdict consistency(
      byte[] older, byte[] newer, BiConsumer<Checkpoint, Checkpoint> proof) {
    var before = accepted(ProofCheck.OLDER, "older checkpoint", older);
    var after = accepted(ProofCheck.NEWER, "newer checkpoint", newer);
    if (before != null) {
      facts.checkpoint("older", "older", before.checkpoint());
    }
    if (after != null) {
      facts.checkpoint("newer", "checkpoint", after.checkpoint());
      facts.signed(after, "policy");
    }
    var believed = new ArrayList<Policy.Accepted>();
    if (before != null && after != null) {
      believed.addAll(List.of(before, after));
      step(
          ProofCheck.CONSISTENCY,
          "proof",
          () -> proof.accept(before.checkpoint(), after.checkpoint()));
    }
    return verdict(
        "consistency",
        "Two checkpoints",
        List.of(ProofCheck.OLDER, ProofCheck.NEWER, ProofCheck.CONSISTENCY),
        NotChecked.of(
            believed,
            "Whether the entries are there and what they say: verify-log reads all of them."));
  }

  private Policy.@Nullable Accepted accepted(ProofCheck check, String place, byte[] note) {
    var parsed = findings.attempt(check, place, () -> SignedNote.parse(note));
    return parsed == null ? null : accepted(check, place, parsed);
  }

  private Policy.@Nullable Accepted accepted(ProofCheck check, String place, SignedNote note) {
    var accepted = findings.attempt(check, place, () -> policy.accept(note));
    if (accepted != null) {
      findings.reached(check);
    }
    return accepted;
  }

  private void step(ProofCheck check, String place, Runnable step) {
    try {
      step.run();
      findings.reached(check);
    } catch (LogException e) {
      findings.add(check, place, e.getMessage());
    }
  }

  private Verdict verdict(
      String mode, String heading, List<Claim> claims, List<String> notChecked) {
    return new Verdict(
        mode,
        heading,
        facts.lines(),
        facts.details(),
        claims,
        findings.reached(),
        findings.problems(),
        findings.count(),
        notChecked);
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
