@NullMarked
@CheckReturnValue
package org.aimsledger.benchmarks.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
