package org.aimsledger.verifier;

/// Something that a verification checks.
sealed interface Claim permits Check, LogCheck, PairCheck, ProofCheck {

  /// Its name, as reports for programs have it.
  String id();

  /// What holds if the check finds nothing.
  String claim();
}
