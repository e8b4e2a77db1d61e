/// Rules decide what signals are. `SignalDecidingJob` looks for open signals that were reported or
/// changed since a rule went live, `WhenSignalMeetsRuleDecideItPolicy` says what is decided with
/// which `LiveSignalRule`. Looking again finds nothing new: what is decided is not open any more.
///
/// Before it is released, a rule can be tried on what was recorded: `SignalTrialResource`,
/// `SignalTrialJob`, `SignalTrial`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.signaldeciding;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
