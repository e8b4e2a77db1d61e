package org.aimsledger.audit.publication;

/// What a witness answers (c2sp.org/tlog-witness).
sealed interface WitnessAnswer {
  /// Status 200.
  ///
  /// @param lines one for each cosignature
  record Cosigned(String lines) implements WitnessAnswer {}

  /// Status 409: it knows another size than the one that was asked from.
  record Knows(long size) implements WitnessAnswer {}

  /// Status 422: to it, the log has not only grown.
  record NotConsistent(String reason) implements WitnessAnswer {}

  /// Anything else.
  record Unusable(String reason) implements WitnessAnswer {}
}
