package org.aimsledger.incident.detection;

import org.aimsledger.incident.platform.Observation;

/// An event that goes into the window of a rule.
///
/// @param key of the window
/// @param figure which of the event's figures, from 0
/// @param met whether the condition is met; the others count only in shares and among the last ones
/// @param value the figure, 0 where the rule looks at the event as a whole
record Hit(
    ActiveRule rule,
    Observation observation,
    WindowKey key,
    int figure,
    boolean met,
    double value) {
  static Hit of(ActiveRule rule, Observation observation, int figure, boolean met, double value) {
    return new Hit(
        rule, observation, new WindowKey(rule.id(), observation.system()), figure, met, value);
  }
}
