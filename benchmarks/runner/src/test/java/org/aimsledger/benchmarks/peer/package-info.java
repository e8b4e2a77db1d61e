@NullMarked
@CheckReturnValue
package org.aimsledger.benchmarks.peer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
