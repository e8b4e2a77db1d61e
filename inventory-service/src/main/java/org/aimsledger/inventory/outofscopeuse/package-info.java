/// One use that somebody holds to be outside of what a system is meant for: reported by a person,
/// or by an integration (package `reportintake`), then decided, then followed up.
///
/// Reading order:
///
/// 1. `OutOfScopeUseResource` (1a `OutOfScopeUseRequests`, 1b `OutOfScopeUseResponses`): HTTP
/// 2. `OutOfScopeUseCommand`: what can be asked for
/// 3. `OutOfScopeUseCommandHandler`: decider and store, wired; looks at the system and, with
///    `EditionFold`, at its statement of intended use
/// 4. `OutOfScopeUseDecider`: the rules
/// 5. `OutOfScopeUse`: states
/// 6. `OutOfScopeUseRejection`: reasons to say no
/// 7. `OutOfScopeUseEventTypes`: stored names
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.outofscopeuse;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
