/// The list of AI that is used and not in the inventory, from a table that follows the log.
///
/// Reading order:
///
/// 1. `UnregisteredSystemsResource` (1a `UnregisteredSystemsResponses`): HTTP
/// 2. `UnregisteredSystemsQuery`: rows → answer
/// 3. `UnregisteredSystemsProjection`: event → row
/// 4. `UnregisteredSystemsRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.unregisteredsystems;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
