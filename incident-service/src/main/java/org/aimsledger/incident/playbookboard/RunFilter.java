package org.aimsledger.incident.playbookboard;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.incident.platform.RunStanding;
import org.jspecify.annotations.Nullable;

/// Which runs; null: no condition.
///
/// @param drill drills, or everything but drills: never both in one list
/// @param overdue running ones of which a step is due before `now`, or only the others
record RunFilter(
    boolean drill,
    @Nullable UUID incident,
    @Nullable String playbook,
    @Nullable RunStanding standing,
    @Nullable Boolean overdue,
    @Nullable Instant updatedSince,
    Instant now) {}
