package org.aimsledger.contracts.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time of the world as somebody has stated it.
///
/// @param time the first moment that it may have been, e.g. the beginning of the day; absent where
///   it is unknown
/// @param text in the words of whoever said it; absent where nobody wrote it down
public record StatedTime(@Nullable Instant time, TimePrecision precision, @Nullable String text) {}
