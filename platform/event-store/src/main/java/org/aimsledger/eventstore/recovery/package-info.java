/// A log whose database was put back to an older state: noticed before it gives a number again, and
/// made whole from what others have kept.
///
/// Guarantees: after a start no append is taken before somebody outside has told how far each lane
/// had come, and the log has come as far; what comes back has the bytes, numbers and ids that it
/// had. Does **not** bring back what nobody outside had seen, nor tables that don't follow from
/// events.
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.recovery;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
