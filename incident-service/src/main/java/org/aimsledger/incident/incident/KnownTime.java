package org.aimsledger.incident.incident;

import java.time.Instant;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.StatedTime;

/// A time of the world as it was stated last.
///
/// @param reason why it was stated or corrected
/// @param at when that was said
record KnownTime(IncidentMoment moment, StatedTime time, String reason, Instant at) {}
