package org.aimsledger.incident.escalation;

/// How far an incident was escalated.
///
/// @param level highest level that was told; 0: none
record Escalation(int level) {}
