/// Looks after measures that nobody has answered: `ContainmentWatchJob`. Requests that are repeated
/// and measures that are escalated become events; repeating the look finds nothing new.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.containmentwatch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
