package org.aimsledger.contracts.audit;

import java.util.UUID;

/// One corrective action as a decision looked at it.
///
/// @param version number of its events that were looked at
public record SeenAction(UUID action, CorrectiveActionStanding standing, long version) {}
