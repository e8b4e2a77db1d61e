/// The list of deviations from procedures, from a table that follows the log.
///
/// Reading order:
///
/// 1. `DeviationsResource` (1a `DeviationsResponses`): HTTP
/// 2. `DeviationsQuery`: rows → answer
/// 3. `DeviationsProjection`: event → row
/// 4. `DeviationsRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.deviations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
