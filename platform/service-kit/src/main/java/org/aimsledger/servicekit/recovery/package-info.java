/// A service whose database was put back to an older state takes no commands until its log is as
/// long again as others have seen it.
///
/// Reading order: 1 [RecoveryLifecycle] (at the start) · 2 [RecoveryReadiness], [RecoveryLiveness]
/// (what the outside is told). What is asked and brought back is in `eventstore.recovery`.
///
/// Guarantees: before the first command somebody outside has told how far each lane had come; while
/// the log is shorter, requests are answered 503 with the reason; what comes back fits the last
/// seal; erased persons are erased again before anything is shown. Does **not** bring back keys of
/// persons, uploads and deliveries that were younger than the copy.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.recovery;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
