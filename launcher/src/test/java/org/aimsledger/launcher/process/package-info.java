@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
