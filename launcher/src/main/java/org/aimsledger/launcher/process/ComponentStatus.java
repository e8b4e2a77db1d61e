package org.aimsledger.launcher.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What `aims status` knows of one component.
///
/// @param startsFailed how often it ended before it was ready for the first time
public record ComponentStatus(
    String name,
    ComponentState state,
    int port,
    @Nullable Long pid,
    @Nullable Instant startedAt,
    @Nullable Instant readyAt,
    int restarts,
    int startsFailed,
    String message) {}
