/// The register of components: list and search of what AI systems are made of, from a table that
/// follows the log.
///
/// Reading order:
///
/// 1. `ComponentRegisterResource` (1a `ComponentRegisterResponses`): HTTP
/// 2. `ComponentRegisterQuery`: rows → answer, filtered by `ComponentRegisterFilter`
/// 3. `ComponentRegisterProjection`: event → row
/// 4. `ComponentRegisterRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.componentregister;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
