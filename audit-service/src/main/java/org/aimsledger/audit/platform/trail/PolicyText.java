package org.aimsledger.audit.platform.trail;

import org.aimsledger.verifier.log.VerifierKey;

/// What a verifier of this log needs to trust, as text (c2sp.org/tlog-policy).
public final class PolicyText {
  private PolicyText() {}

  /// This key, no witness.
  public static String of(VerifierKey key) {
    return "log " + key.encode() + "\nquorum none\n";
  }
}
