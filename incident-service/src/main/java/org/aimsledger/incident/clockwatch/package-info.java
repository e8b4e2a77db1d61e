/// Looks after running clocks: `ClockWatchJob` has each case look whether a clock has to be warned
/// of, or was missed. What it finds becomes events; repeating it finds nothing new.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.clockwatch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
