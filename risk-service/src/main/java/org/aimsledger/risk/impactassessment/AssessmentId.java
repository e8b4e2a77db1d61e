package org.aimsledger.risk.impactassessment;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The id of the one assessment that a system has. Derived, so that every reaction and every replay
/// finds the same stream without looking anything up. Part of the stored format.
final class AssessmentId {
  private AssessmentId() {}

  public static UUID of(UUID system) {
    return UUID.nameUUIDFromBytes(("impact-assessment/" + system).getBytes(StandardCharsets.UTF_8));
  }
}
