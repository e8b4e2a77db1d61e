/// READ: is the trail complete, and what raised an alarm? Also what a service fetches of its own
/// lanes when its database was put back.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.supervision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
