@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.backup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
