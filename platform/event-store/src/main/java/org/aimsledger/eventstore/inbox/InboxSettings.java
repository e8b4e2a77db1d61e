package org.aimsledger.eventstore.inbox;

import java.time.Duration;

/// Limits of the receiving side.
///
/// @param pullBatch most events fetched from a producer at once
/// @param retries how often a failing delivery is tried again before the channel fails
/// @param firstPause pause before the first retry
/// @param longestPause pauses grow up to this
public record InboxSettings(
    int pullBatch, int retries, Duration firstPause, Duration longestPause) {
  /// About ten minutes of retries: longer than a restart of the database, shorter than a night.
  public static InboxSettings defaults() {
    return new InboxSettings(500, 70, Duration.ofMillis(200), Duration.ofSeconds(10));
  }
}
