/// The agent's tables against the classes of the product as built.
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.faults.tools.agent;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
