package org.aimsledger.incident.signalregister;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.jspecify.annotations.Nullable;

/// Which signals are asked for; nothing given means any.
///
/// @param words all of them occur in title or text, without regard to case
/// @param label as [LabelText] writes it
/// @param updatedSince recorded at or after this
record SignalFilter(
    Set<SignalStanding> statuses,
    Set<SignalSource> sources,
    Set<SignalDecision> decisions,
    @Nullable UUID system,
    @Nullable String label,
    @Nullable UUID mergedInto,
    @Nullable UUID splitFrom,
    Set<String> words,
    @Nullable Instant updatedSince) {
  SignalFilter {
    statuses = Set.copyOf(statuses);
    sources = Set.copyOf(sources);
    decisions = Set.copyOf(decisions);
    words = Set.copyOf(words);
  }
}
