/// WRITE: who looked at what. Whoever reads the trail leaves an event in it, recorded before the
/// answer; without it there is no answer.
///
/// Reading order: 1 [TrailAccessRequestFilter] · 2 [TrailAccessCommand] · 3
/// [TrailAccessCommandHandler] · 4 [TrailAccessDecider] · 5 [TrailAccess] · 6
/// [TrailAccessEventTypes].
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.trailaccess;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
