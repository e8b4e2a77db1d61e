/// REACT: time. Are the stores of the services and the trail the same, byte for byte, and does the
/// trail agree with itself?
///
/// Reading order: 1 [ReconciliationJob] (one stretch a tick, and what is wrong in it) · 2
/// [LaneProgress] · 3 [ReconciliationStore] (progress, and who holds a lane) · 4 [ComparisonStore]
/// (both sides of a stretch) · 5 [Comparison] · 6 [DiscrepancyJob] (event and alarm),
/// [SightingStore] · 7 [ReconciliationResource]; and what the services say of their own logs: 8
/// [SealJob] (one seal a tick) · 9 [ServiceSeal], [ServiceSealReader] · 10 [SealProgress],
/// [SealStore].
///
/// Guarantees: a pass looks at every number of every lane, and the next pass begins at 1 again;
/// every seal is compared once with the bytes of all entries that it goes on with; what differs has
/// an alarm and an event before the work goes on; it has further ones when it comes back after it
/// was gone, and at times while it stands. Does **not** guarantee to find what was changed in the
/// store and in the trail alike, with tree and checkpoints: that is what checkpoints kept elsewhere
/// are for.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.reconciliation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
