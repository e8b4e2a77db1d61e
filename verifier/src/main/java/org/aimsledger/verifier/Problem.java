package org.aimsledger.verifier;

/// Something that doesn't hold.
///
/// @param place where: a file of the bundle or of the log, `archive`, an entry
record Problem(Claim check, String place, String reason) {

  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
