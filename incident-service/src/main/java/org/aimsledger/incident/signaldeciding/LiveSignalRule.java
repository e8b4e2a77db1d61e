package org.aimsledger.incident.signaldeciding;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.incident.platform.SignalCondition;

/// A version of a rule that decides.
///
/// @param name in English, for the reason that is recorded
/// @param since when it was released: what was there before is left to people
record LiveSignalRule(
    UUID rule,
    int version,
    String name,
    SignalDecision decision,
    SignalCondition condition,
    Instant since) {}
