/// The list of reviews that are planned, the most urgent first, from a table that follows the log.
/// A system that is retired is not in it.
///
/// Reading order:
///
/// 1. `ReviewCalendarResource` (1a `ReviewCalendarResponses`): HTTP
/// 2. `ReviewCalendarQuery`: rows → answer
/// 3. `ReviewCalendarProjection`: event → row
/// 4. `ReviewCalendarRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.reviewcalendar;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
