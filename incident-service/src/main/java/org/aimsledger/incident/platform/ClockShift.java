package org.aimsledger.incident.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a corrected moment does, or would do, to one legal clock.
///
/// @param before the deadline until then, the earlier reading; absent: the clock starts
/// @param after the deadline from then on, the earlier reading
/// @param asStated what two persons could agree to, where the moment as stated would make the
///   deadline later; absent: it wouldn't
/// @param missed whether the clock was missed before; no correction takes that back
public record ClockShift(
    String clock,
    String regime,
    @Nullable Instant before,
    Instant after,
    @Nullable Instant asStated,
    boolean missed) {}
