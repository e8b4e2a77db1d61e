/// REACT: what incident-service plans is watched here. Beside the trail, at its own pace: what
/// holds up one doesn't hold up the other.
///
/// Reading order: `IncidentIntakeConsumer`, `WhenCorrectiveActionIsPlannedOpenItPolicy`.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.incidentintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
