/// What is missing: how many systems have an owner, a determination, an assessment … and which have
/// not. What is asked for is data, the pack `coverage-measures`.
///
/// Reading order: `CoverageProjection` (event → row), `CoverageRow` with `Answers`, `CoverageQuery`
/// with `CoverageFilter`, `CoverageResource`, `CoverageResponses`.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.coverage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
