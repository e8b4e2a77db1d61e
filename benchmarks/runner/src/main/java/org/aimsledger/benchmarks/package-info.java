/// Measures Aimsledger beside its peers in one run; what `./aims bench` starts.
///
/// Reading order: `cli`, `scenario`, `peer`, `load`, `report`.
@NullMarked
@CheckReturnValue
package org.aimsledger.benchmarks;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
