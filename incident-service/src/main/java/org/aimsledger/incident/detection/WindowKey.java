package org.aimsledger.incident.detection;

import java.util.UUID;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;

/// Whose window: each rule has one for each system.
record WindowKey(RuleVersion rule, UUID system) {}
