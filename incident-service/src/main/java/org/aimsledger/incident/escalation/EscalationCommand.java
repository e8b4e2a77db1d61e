package org.aimsledger.incident.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// What can be ordered: the next level is to be told.
///
/// @param level from 1
/// @param after for how long nobody must have acknowledged the incident
public record EscalationCommand(UUID incident, int level, Duration after, Instant at) {}
