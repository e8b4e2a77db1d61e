/// The register: list, search and counts of AI systems, from a table that follows the log.
///
/// Reading order:
///
/// 1. `SystemRegisterResource` (1a `SystemRegisterResponses`): HTTP
/// 2. `SystemRegisterQuery`: rows → answer, filtered by `SystemRegisterFilter`
/// 3. `SystemRegisterProjection`: event → row
/// 4. `SystemRegisterRow`: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.systemregister;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
