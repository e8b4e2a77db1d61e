package org.aimsledger.audit.platform.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.aimsledger.audit.platform.Witnesses;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.VerifierKey;

/// A checkpoint with the lines that lie in the database as its cosignatures.
///
/// A row is no cosignature: whoever can insert one could else publish what no witness has seen, or,
/// with a wrong line of a known witness, have every verifier refuse a good checkpoint.
///
/// @param note signed by the log, without cosignatures
record CosignedCheckpoint(long size, String note, List<String> lines, Instant publishedAt) {
  CosignedCheckpoint {
    lines = List.copyOf(lines);
  }

  /// As it is published; empty when fewer witnesses have signed it than it takes. Lines of keys
  /// that nobody has any more stay, since verifiers may know them; wrong ones are left out.
  Optional<PublishedCheckpoint> published(Witnesses witnesses) {
    var text = SignedNote.parse(note).text();
    var signers = new HashSet<String>();
    var sound = new ArrayList<String>();
    for (var line : lines) {
      switch (verdict(text, line, witnesses)) {
        case Verdict.By(var witness) -> {
          signers.add(witness);
          sound.add(line);
        }
        case Verdict.Unknown() -> sound.add(line);
        case Verdict.Wrong() -> {}
      }
    }
    return signers.size() < witnesses.quorum()
        ? Optional.empty()
        : Optional.of(new PublishedCheckpoint(size, note + String.join("", sound), publishedAt));
  }

  /// What a line is worth.
  private sealed interface Verdict {
    /// @param witness who has signed, however many lines he has
    record By(String witness) implements Verdict {}

    record Unknown() implements Verdict {}

    record Wrong() implements Verdict {}
  }

  private static Verdict verdict(String text, String line, Witnesses witnesses) {
    try {
      var cosigned = SignedNote.parse(text + "\n" + line);
      var label = cosigned.signatures().getFirst().label();
      var key =
          witnesses.all().stream()
              .map(Witnesses.Witness::key)
              .filter(known -> known.label().equals(label))
              .findFirst();
      return key.isEmpty() ? new Verdict.Unknown() : signed(cosigned, key.get());
    } catch (LogException _) {
      return new Verdict.Wrong();
    }
  }

  private static Verdict signed(SignedNote cosigned, VerifierKey key) {
    var _ = cosigned.verifiedBy(List.of(key));
    return new Verdict.By(key.label());
  }
}
