/// Given events, when a command, then a decision: tests of deciders in the words of the domain.
@NullMarked
@CheckReturnValue
package org.aimsledger.testkit.spec;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
