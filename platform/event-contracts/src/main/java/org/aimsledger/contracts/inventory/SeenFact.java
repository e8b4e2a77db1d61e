package org.aimsledger.contracts.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One fact as a decision looked at it.
///
/// @param fact id in pack `lifecycle-gates`
/// @param value what was known, in words
/// @param stream where it is recorded, in this service or another; absent: nothing is recorded
/// @param version last event of that stream that was looked at
/// @param validUntil when it stops to hold by itself
public record SeenFact(
    String fact,
    FactStanding standing,
    @Nullable String value,
    @Nullable String stream,
    @Nullable Long version,
    @Nullable Instant validUntil) {}
