/// WRITE: who looked at what. Whoever reads the trail leaves an event in it, recorded before the
/// answer; without it there is no answer. Of a published log that is closed to strangers one event
/// stands for a reader, a part of the log and a window of time.
///
/// Reading order: 1 [TrailAccessRequestFilter] and [PublishedPart] · 2 [TrailAccessCommand] · 3
/// [TrailAccessCommandHandler] · 4 [TrailAccessDecider] · 5 [TrailAccess] · 6
/// [TrailAccessEventTypes].
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.trailaccess;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
