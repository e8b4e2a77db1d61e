/// What audit-service tells of corrective actions that reviews have planned. Reading order:
/// `CorrectiveActionIntakeConsumer`, `WhenCorrectiveActionMovesFollowItPolicy`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.correctiveactionintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
