package org.aimsledger.eventstore.inbox;

import java.time.Duration;

/// Limits of the receiving side. A failing delivery has no last try: an outage ends some time, and
/// a channel that had given up would need somebody to start its service again.
///
/// @param pullBatch most events fetched from a producer at once
/// @param firstPause pause before the first retry
/// @param longestPause pauses grow up to this
public record InboxSettings(int pullBatch, Duration firstPause, Duration longestPause) {}
