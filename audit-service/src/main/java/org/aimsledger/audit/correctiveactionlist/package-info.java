/// The list of corrective actions: find, filter, what is overdue, the most urgent first.
///
/// Reading order: `CorrectiveActionListResource`, `CorrectiveActionListQuery`,
/// `CorrectiveActionListRow`, `CorrectiveActionListProjection`.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.correctiveactionlist;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
