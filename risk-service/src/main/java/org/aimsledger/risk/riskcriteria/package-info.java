/// The reference packs in force, for people and forms: scales, matrix, tolerance, risk sources,
/// duties, dimensions and controls, each with its titles in three languages.
///
/// Reading order: `RiskCriteriaQuery`, `RiskCriteriaResource`, `RiskCriteriaResponses`.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.riskcriteria;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
