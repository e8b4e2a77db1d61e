package org.aimsledger.audit.platform.trail;

import org.jspecify.annotations.Nullable;

/// An entry and the first checkpoint that covers it, once there is one.
public record CoveredEntry(TrailEntry entry, @Nullable PublishedCheckpoint checkpoint) {}
