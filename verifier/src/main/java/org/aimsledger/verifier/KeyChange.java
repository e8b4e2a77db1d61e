package org.aimsledger.verifier;

import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.Printable;
import org.aimsledger.verifier.log.SignatureType;
import org.aimsledger.verifier.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// An event that says that a key signs from here on, or no more.
///
/// @param index of the event
/// @param announced the key that vouches for it; missing if the event retires the key
record KeyChange(long index, VerifierKey key, @Nullable VerifierKey announced) {

  private static final String ANNOUNCED = "org.aimsledger.audit.trail-key-announced.v1";
  private static final String RETIRED = "org.aimsledger.audit.trail-key-retired.v1";
  private static final String SOURCE = "/audit";

  static boolean is(Leaf.Event event) {
    return event.source().equals(SOURCE)
        && (event.type().equals(ANNOUNCED) || event.type().equals(RETIRED));
  }

  /// Whether it is about the key of the second line of checkpoints.
  boolean isSecond() {
    return key.type() == SignatureType.ML_DSA_44;
  }

  /// Reads one.
  ///
  /// @throws MalformedException if it isn't one
  static KeyChange of(long index, Leaf.Event event) {
    if (!is(event) || !(event.data() instanceof Json.Members data)) {
      throw new MalformedException(
          "no event that changes keys, but " + Printable.quoted(event.type()));
    }
    return new KeyChange(
        index,
        VerifierKey.parse(data.text("verifierKey")),
        event.type().equals(ANNOUNCED) ? VerifierKey.parse(data.text("previous")) : null);
  }
}
