/// The instruments of the fault suite, each tried on what it is meant to hurt.
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.faults.tools;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
