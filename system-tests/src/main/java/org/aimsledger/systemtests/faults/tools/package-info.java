/// Instruments that hurt a running installation from outside: its services at named points, the
/// links between them, PostgreSQL, the broker, processes, clocks, and clients without manners.
///
/// The product has no fault hooks of its own. Reading order: [FaultControl] and the package
/// `agent`.
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.faults.tools;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
