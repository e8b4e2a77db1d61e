/// WRITE: where stores and trail don't agree. An alarm in a table can be removed by whoever caused
/// it; as an event it enters the trail. It is told again when it comes back after it was gone, and
/// from time to time while it stands.
///
/// Reading order: 1 [TrailDiscrepancyCommand] · 2 [TrailDiscrepancyCommandHandler] · 3
/// [TrailDiscrepancyDecider] · 4 [TrailDiscrepancy] · 5 [TrailDiscrepancyEventTypes].
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.traildiscrepancy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
