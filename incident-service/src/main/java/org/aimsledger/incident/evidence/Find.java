package org.aimsledger.incident.evidence;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.ArtefactKind;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.incident.platform.WorldTime;
import org.jspecify.annotations.Nullable;

/// What somebody says of an artefact.
///
/// @param version of the system or the model
/// @param windowFrom begin of a window of logs; both or none, and both for windows of logs
/// @param method how it was collected
record Find(
    ArtefactKind kind,
    String description,
    @Nullable UUID system,
    @Nullable String version,
    @Nullable Instant windowFrom,
    @Nullable Instant windowTo,
    String method,
    Instant collectedAt) {
  static final int LONGEST = 1_000;
  private static final int LONGEST_VERSION = 200;

  public Find {
    description = Texts.legal("description", description, LONGEST);
    version = version == null ? null : Texts.legal("version", version, LONGEST_VERSION);
    method = Texts.legal("method", method, LONGEST);
    windowFrom = WorldTime.legalOrAbsent("windowFrom", windowFrom);
    windowTo = WorldTime.legalOrAbsent("windowTo", windowTo);
    collectedAt = WorldTime.legal("collectedAt", collectedAt);
    if ((windowFrom == null) != (windowTo == null)) {
      throw new IllegalArgumentException("a window has windowFrom and windowTo");
    }
    if (kind == ArtefactKind.LOG_WINDOW && windowFrom == null) {
      throw new IllegalArgumentException("a window of logs needs windowFrom and windowTo");
    }
    if (windowFrom != null && windowTo != null && windowTo.isBefore(windowFrom)) {
      throw new IllegalArgumentException("windowTo must not be before windowFrom");
    }
  }
}
