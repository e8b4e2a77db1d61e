@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.backing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
