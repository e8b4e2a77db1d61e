/// READ: why is this so? What led to an event and what it led to, across services.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.causes;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
