package org.aimsledger.audit.proofs;

import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.proofs.ProofQuery.Consistency;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.verifier.log.Hash;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Proofs as they are sent.
final class ProofResponses {
  private ProofResponses() {}

  /// @param fromRoot root of the smaller tree, base64
  /// @param hashes RFC 6962 consistency proof, base64; empty when both sizes are equal
  @Schema(name = "ConsistencyProof")
  record ConsistencyProof(long from, long to, String fromRoot, String toRoot, List<String> hashes) {
    static ConsistencyProof of(Consistency proof) {
      return new ConsistencyProof(
          proof.from(),
          proof.to(),
          proof.fromRoot().base64(),
          proof.toRoot().base64(),
          proof.hashes().stream().map(Hash::base64).toList());
    }
  }

  static Problem unknownEvent(UUID event) {
    return Problem.of(
        404,
        "trail/unknown-event",
        "The trail doesn't know this event",
        "There is no event "
            + event
            + " in the trail. What was recorded a moment ago may not have arrived yet.");
  }

  static Problem notCovered(UUID event, long index) {
    return Problem.of(
            409,
            "trail/not-covered",
            "No checkpoint covers this event yet",
            "Event %s is entry %d. Ask again in a second.".formatted(event, index))
        .with("index", index)
        .withHeader("Retry-After", "1");
  }

  static Problem outside(long from, long to, long size) {
    return Problem.of(
            400,
            "trail/no-such-sizes",
            "There is no proof between these sizes",
            "It needs 1 ≤ from ≤ to ≤ %d (the size of the trail), not from %d to %d."
                .formatted(size, from, to))
        .with("size", size);
  }
}
