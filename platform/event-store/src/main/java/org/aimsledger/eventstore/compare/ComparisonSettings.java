package org.aimsledger.eventstore.compare;

import java.time.Duration;

/// Limits of the comparison.
///
/// @param rows most events or keys of one look
/// @param pause between two looks
/// @param time longest time of one question to the database
/// @param confirm pause before what looks like a difference is looked at again
/// @param keys most keys that are remembered to find rows that no event has made; when there are
///   more, one pass looks for some of them and the next for others
/// @param bytes bytes of documents that are held to look into doubts
/// @param orders most events applied to find an order in which a row follows from several lanes
/// @param receipts how long receipts of requests are kept
public record ComparisonSettings(
    int rows,
    ComparisonPause pause,
    Duration time,
    Duration confirm,
    int keys,
    long bytes,
    int orders,
    Duration receipts) {
  public static ComparisonSettings defaults() {
    return new ComparisonSettings(
        500,
        new ComparisonPause(Duration.ofMillis(500), 5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        1_000_000,
        16 * 1024 * 1024,
        50_000,
        Duration.ofDays(7));
  }
}
