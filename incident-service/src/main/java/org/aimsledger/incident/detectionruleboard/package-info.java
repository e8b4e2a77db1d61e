/// Which rules there are and where they stand. Reading order: `DetectionRuleBoardProjection`,
/// `DetectionRuleBoardRow`, `DetectionRuleBoardQuery`, `DetectionRuleBoardResource`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.detectionruleboard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
