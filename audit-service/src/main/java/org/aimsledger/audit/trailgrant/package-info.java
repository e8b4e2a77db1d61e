/// WRITE: who may read the trail, and for how long. Where `aims.trail.grants-required` is set, the
/// role `trail-auditor` alone opens nothing: it needs a grant that somebody else has given for a
/// time.
///
/// Reading order: 1 [TrailGrantResource] · 2 [TrailGrantCommand] · 3 [TrailGrantCommandHandler] · 4
/// [TrailGrantDecider] · 5 [TrailGrants] · 6 [TrailGrantRejection] · 7 [TrailGrantEventTypes] · 8
/// [TrailGrantRequestFilter], which turns others away.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.trailgrant;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
