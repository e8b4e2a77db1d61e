/// The README's five minutes, typed as printed on a running installation: one that `./aims up`
/// started, and one in containers.
///
/// Read [Tour], [TourShell], then [ReadmeTourIT] and [ComposeTourIT].
@NullMarked
@CheckReturnValue
package org.aimsledger.systemtests.tour;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
