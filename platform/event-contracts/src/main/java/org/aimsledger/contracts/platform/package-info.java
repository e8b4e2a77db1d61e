/// Events that every service records about its own log. Their CloudEvents source says which service
/// it was; they lie on its topic like all its events.
@NullMarked
@CheckReturnValue
package org.aimsledger.contracts.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
