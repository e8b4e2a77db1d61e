@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
