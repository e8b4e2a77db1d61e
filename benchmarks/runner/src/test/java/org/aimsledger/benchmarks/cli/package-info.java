@NullMarked
@CheckReturnValue
package org.aimsledger.benchmarks.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
