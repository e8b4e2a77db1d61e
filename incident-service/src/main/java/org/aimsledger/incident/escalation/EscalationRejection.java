package org.aimsledger.incident.escalation;

/// Why a command is refused: levels are numbered from 1.
record EscalationRejection(int level) {}
