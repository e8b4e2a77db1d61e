package org.aimsledger.inventory.reportintake;

import java.time.Instant;

/// What is counted of one call of generative AI. Prompt and answer are never read.
///
/// @param span trace id and span id: the same call, however often it is delivered
/// @param service the service that called, with its namespace
/// @param model the model that answered, or was asked for
record GenAiSpan(
    String span,
    String service,
    String model,
    Instant start,
    long milliseconds,
    long inputTokens,
    long outputTokens,
    boolean failed) {}
