/// One AI system: registered, described, moved through its life cycle, suspended, resumed, retired.
///
/// Reading order:
///
/// 1. `AiSystemResource` (1a `AiSystemRequests`, 1b `AiSystemResponses`): HTTP
/// 2. [org.aimsledger.inventory.aisystem.AiSystemCommand]: what can be asked for
/// 3. `AiSystemCommandHandler`: decider and store, wired
/// 4. `AiSystemDecider`: the rules; `StageTransitions`: which move is allowed; `ImportComparison`: what a
///    row of an import changes
/// 5. [org.aimsledger.inventory.aisystem.AiSystem]: states
/// 6. [org.aimsledger.inventory.aisystem.AiSystemRejection]: reasons to say no
/// 7. `AiSystemEventTypes`: stored names; `AiSystemClaims`: unique names
///
/// Values: `SystemName`, `Owner`, `ProfileLimits`, `ProfileFields`, `ProfilePatch`.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.aisystem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
