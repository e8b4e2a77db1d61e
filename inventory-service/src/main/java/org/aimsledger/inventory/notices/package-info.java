/// The list of notices, from a table that follows the log.
///
/// Reading order:
///
/// 1. `NoticesResource` (1a `NoticesResponses`): HTTP
/// 2. `NoticesQuery`: rows → answer
/// 3. `NoticesProjection`: event → row
/// 4. `NoticesRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.notices;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
