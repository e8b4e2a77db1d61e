/// What the service tells the kit about itself.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
