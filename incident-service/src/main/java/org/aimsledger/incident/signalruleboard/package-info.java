/// Which rules over signals there are and where they stand. Reading order:
/// `SignalRuleBoardProjection`, `SignalRuleBoardRow`, `SignalRuleBoardQuery`,
/// `SignalRuleBoardResource`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.signalruleboard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
