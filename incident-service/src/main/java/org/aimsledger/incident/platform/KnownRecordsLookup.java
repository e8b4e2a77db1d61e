package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What other services have told of their records: components, risks and audit findings.
public interface KnownRecordsLookup {
  /// Titles of those of the records that were told of.
  Uni<Map<UUID, String>> titlesOf(Set<UUID> records);
}
