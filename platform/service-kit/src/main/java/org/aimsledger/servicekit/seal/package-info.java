/// Every service seals its own log: from time to time it records, as an event like any other, where
/// each lane stands and what follows from all bytes up to there.
///
/// Reading order: 1 [LaneSealer] (one seal) · 2 [LaneSeals], [SealLanes], [LaneSealDecider] (its
/// stream) · 3 [SealLifecycle] (when).
///
/// Guarantees: what a seal names can't be left out of the log, or exchanged, without contradicting
/// the seal, which is in the audit trail like every event; however many processes a service has,
/// each seal follows from the one before; an idle log doesn't grow. Does **not** guarantee anything
/// about what was not sealed yet, and nothing about what the service never recorded.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.seal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
