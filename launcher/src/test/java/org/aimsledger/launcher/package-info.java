@NullMarked
@CheckReturnValue
package org.aimsledger.launcher;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
