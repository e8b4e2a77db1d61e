/// READ: is the trail complete, and what raised an alarm?
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.supervision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
