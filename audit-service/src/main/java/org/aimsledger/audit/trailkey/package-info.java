/// WRITE: the keys that sign the checkpoints. Which checkpoints a key may sign follows from where
/// these events stand in the trail, so every process, and every stranger, comes to the same answer.
///
/// Reading order: 1 [TrailKeyCommand] · 2 [TrailKeyCommandHandler] · 3 [TrailKeyDecider] · 4
/// [SigningKeys] · 5 [TrailKeyRejection] · 6 [TrailKeyEventTypes].
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.trailkey;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
