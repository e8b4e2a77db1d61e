/// What is looked at before anything is started, so that the user reads a reason instead of a stack
/// trace.
@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.preflight;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
