/// REACT: the events of every service, this one included, enter the trail.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.intake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
