/// Legal clocks of all incidents on one board: list, filter and count, the most urgent first.
///
/// Reading order: `ClockBoardProjection` (event → row), `ClockBoardRow`, `ClockBoardQuery` with
/// `ClockFilter`, `ClockBoardResource`, `ClockBoardResponses`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.clockboard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
