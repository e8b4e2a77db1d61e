/// The README's five minutes, typed as printed on a running installation.
///
/// Read [Tour], then [ReadmeTourIT].
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.tour;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
