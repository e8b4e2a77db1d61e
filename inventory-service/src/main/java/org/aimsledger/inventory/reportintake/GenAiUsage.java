package org.aimsledger.inventory.reportintake;

import java.time.Instant;

/// The calls of one service to one model in one period, added up.
record GenAiUsage(
    String service,
    String model,
    Instant periodStart,
    long calls,
    long failures,
    long inputTokens,
    long outputTokens,
    long milliseconds,
    long mostMilliseconds) {}
