/// The list of key risk indicators: find, filter, which are beyond their limit, newest first.
///
/// Reading order: `IndicatorListProjection` (event → row), `IndicatorListRow`, `IndicatorListQuery`
/// with `IndicatorFilter`, `IndicatorListResource`, `IndicatorListResponses`.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.indicatorlist;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
