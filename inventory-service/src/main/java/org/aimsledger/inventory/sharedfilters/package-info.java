/// Filters that people share with units or with everybody, from a table that follows the log.
///
/// Reading order:
///
/// 1. `SharedFiltersResource` (1a `SharedFiltersResponses`): HTTP
/// 2. `SharedFiltersQuery`: rows → answer
/// 3. `SharedFiltersProjection`: event → row
/// 4. `SharedFiltersRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.sharedfilters;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
