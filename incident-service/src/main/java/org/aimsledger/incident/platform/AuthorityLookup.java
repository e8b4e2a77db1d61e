package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// Whether authorities have to be told before a system of an incident is altered (AI Act, Article
/// 73(6)).
public interface AuthorityLookup {
  /// Whether a clock of the AI Act runs, for which nothing was filed yet.
  Uni<Boolean> mustBeInformed(UUID incident);
}
