package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// Which version of a playbook is used now: the organisation's own, else that of the pack.
public interface PlaybookInForceLookup {
  /// Empty: no pack has such a playbook.
  Uni<Optional<PlaybookInForce>> of(String key, Instant at);
}
