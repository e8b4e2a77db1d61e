/// The log itself: append with group commit, read by stream and by lane.
///
/// Guarantees: an acknowledged append is durable; inside a lane numbers are dense and in commit
/// order; inside a stream versions are dense; an append is stored once even when its answer was
/// lost and it is sent again. Does **not** guarantee an order between lanes. Do not use it for
/// content above 60 KiB: store that by its digest and refer to it.
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
