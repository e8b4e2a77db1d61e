/// The register: list, search and counts of AI systems with their risk class, from tables that
/// follow the log. The class is a table of its own, because its events are in other streams, and
/// streams of different lanes are read in any order.
///
/// Reading order:
///
/// 1. `SystemRegisterResource` (1a `SystemRegisterResponses`): HTTP
/// 2. `SystemRegisterQuery`: rows → answer, filtered by `SystemRegisterFilter`
/// 3. `SystemRegisterProjection`: event → row; `SystemClassProjection`: the same for risk classes
/// 4. `SystemRegisterRow`, `SystemClassRow`: the tables
/// 5. `RedeterminationResource` (`RedeterminationResponses`), `SystemClassQuery`,
///    `RedeterminationFilter`: classes that have to be determined again
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.systemregister;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
