package org.aimsledger.witness;

/// What a witness says to a checkpoint, with the status that the protocol gives it.
public sealed interface Verdict {
  /// Continues what the witness knows.
  ///
  /// @param signatures one line for each cosignature, as they stand in a note
  record Cosigned(long size, String signatures) implements Verdict {}

  /// Not a request, status 400.
  record Malformed(String reason) implements Verdict {}

  /// No key that the witness knows for this origin has signed, status 403.
  record NotSigned(String reason) implements Verdict {}

  /// Nobody told the witness of this log, status 404.
  record UnknownLog(String origin) implements Verdict {}

  /// The witness knows another size than the one that was asked from, or another tree of the same
  /// size; status 409.
  ///
  /// @param known the size that it knows
  record Conflict(long known, String reason) implements Verdict {}

  /// The proof doesn't show that the log only grew, status 422.
  record NotConsistent(String reason) implements Verdict {}
}
