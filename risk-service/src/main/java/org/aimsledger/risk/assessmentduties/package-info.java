/// Impact assessments by the duty to do them: list, filter and count, most urgent first.
///
/// Reading order: `AssessmentDutiesProjection` (event → row), `AssessmentDutiesRow`,
/// `AssessmentDutiesQuery` with `DutyFilter`, `AssessmentDutiesResource`,
/// `AssessmentDutiesResponses`.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.assessmentduties;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
