@NullMarked
@CheckReturnValue
package org.aimsledger.benchmarks.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
