package org.aimsledger.incident.clockboard;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which clocks; null: no condition.
///
/// @param dueBefore running ones that are due before that time
/// @param overdue running ones that are due before `now`, or only the others
record ClockFilter(
    @Nullable UUID incident,
    @Nullable String regime,
    @Nullable ClockStanding standing,
    @Nullable Instant dueBefore,
    @Nullable Boolean overdue,
    @Nullable Instant updatedSince,
    Instant now) {}
