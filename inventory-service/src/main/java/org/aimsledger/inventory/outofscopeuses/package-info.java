/// The list of uses that were reported as out of scope, from a table that follows the log.
///
/// Reading order:
///
/// 1. `OutOfScopeUsesResource` (1a `OutOfScopeUsesResponses`): HTTP
/// 2. `OutOfScopeUsesQuery`: rows → answer
/// 3. `OutOfScopeUsesProjection`: event → row
/// 4. `OutOfScopeUsesRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.outofscopeuses;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
