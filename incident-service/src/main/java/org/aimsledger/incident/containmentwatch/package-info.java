/// Looks after orders that nobody has answered, suspensions and measures: `ContainmentWatchJob`.
/// Requests that are repeated and orders that are escalated become events; repeating the look finds
/// nothing new.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.containmentwatch;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
