/// What risk-service tells of assessments that reviews have asked for, and of key risk indicators
/// beyond their limit. Reading order: `RiskIntakeConsumer`,
/// `WhenReviewedSystemIsAssessedFollowItPolicy`,
/// `WhenKeyRiskIndicatorIsBreachedReportSignalPolicy`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.riskintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
