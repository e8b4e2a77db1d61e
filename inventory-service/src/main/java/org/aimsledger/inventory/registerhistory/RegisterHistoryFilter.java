package org.aimsledger.inventory.registerhistory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.jspecify.annotations.Nullable;

/// Which systems a list shows. An empty set or an absent value lets everything through.
///
/// @param at the instant
/// @param words all of them must be in the name, in lower case
record RegisterHistoryFilter(
    Instant at,
    Set<Stage> stages,
    Set<HighImpact> highImpacts,
    Set<Technology> technologies,
    @Nullable String organisation,
    @Nullable String unit,
    @Nullable String owner,
    @Nullable Boolean suspended,
    @Nullable String flag,
    List<String> words) {
  RegisterHistoryFilter {
    stages = Set.copyOf(stages);
    highImpacts = Set.copyOf(highImpacts);
    technologies = Set.copyOf(technologies);
    words = List.copyOf(words);
  }

  /// Whether it is only about the instant, for which there is an index.
  boolean isOnlyTheInstant() {
    return equals(
        new RegisterHistoryFilter(
            at, Set.of(), Set.of(), Set.of(), null, null, null, null, null, List.of()));
  }
}
