package org.aimsledger.audit.platform.trail;

import java.time.Instant;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.SignedNote;

/// A checkpoint that left the house.
///
/// @param size number of leaves it covers
/// @param note the signed note, as it was published
public record PublishedCheckpoint(long size, String note, Instant publishedAt) {
  public SignedNote signedNote() {
    return SignedNote.parse(note);
  }

  /// The text that was signed.
  public String checkpointText() {
    return signedNote().text();
  }

  /// What it says; its signature is not looked at.
  public Checkpoint checkpoint() {
    return Checkpoint.parse(signedNote().text());
  }
}
