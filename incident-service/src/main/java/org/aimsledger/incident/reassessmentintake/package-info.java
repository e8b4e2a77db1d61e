/// What risk-service tells of assessments that reviews have asked for. Reading order:
/// `ReassessmentIntakeConsumer`, `WhenReviewedSystemIsAssessedFollowItPolicy`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.reassessmentintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
