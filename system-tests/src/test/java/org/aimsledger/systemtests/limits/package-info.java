/// What packaged services do when more is asked of them than they can do, and when they are told to
/// stop in the middle of it.
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.limits;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
