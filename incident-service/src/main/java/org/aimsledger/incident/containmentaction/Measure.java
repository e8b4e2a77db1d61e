package org.aimsledger.incident.containmentaction;

import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.incident.platform.Texts;
import org.jspecify.annotations.Nullable;

/// What is to be done to which system.
///
/// @param target the scope to take away, or the version to return to; people need none
public record Measure(UUID system, ContainmentMeasure kind, @Nullable String target) {
  private static final int LONGEST = 300;

  public Measure {
    target = target == null ? null : Texts.legal("target", target, LONGEST);
    switch (kind) {
      case REVOKE_SCOPE, ROLL_BACK -> {
        if (target == null) {
          throw new IllegalArgumentException(
              "target is required: the scope to take away, or the version to return to");
        }
      }
      case FALL_BACK_TO_HUMAN -> {
        // Who takes over may be named, and need not.
      }
    }
  }
}
