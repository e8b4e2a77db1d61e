package org.aimsledger.incident.datasubject;

import java.time.Instant;

/// Where the personal data of one person stand: `Free ⇄ Held`, and `Free → Erased` for good.
sealed interface DataSubject {
  /// May be erased.
  record Free() implements DataSubject {}

  /// Must be kept.
  record Held(String reason, Instant at) implements DataSubject {}

  /// Nobody can read them any more.
  record Erased(String reason, Instant at) implements DataSubject {}
}
