@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.preflight;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
