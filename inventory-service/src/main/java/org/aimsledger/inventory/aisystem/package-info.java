/// One AI system: registered, described, moved through its life cycle, suspended, resumed, retired.
///
/// Reading order:
///
/// 1. `AiSystemResource` (1a `AiSystemRequests`, 1b `AiSystemResponses`): HTTP;
///    `AiSystemRolesResource` (`AiSystemRolesRequests`): what the organisation is with regard to it;
///    `AiSystemFieldsResource` (`AiSystemFieldsRequests`): what people say to single fields
/// 2. [org.aimsledger.inventory.aisystem.AiSystemCommand]: what can be asked for
/// 3. `AiSystemCommandHandler`: decider and store, wired
/// 4. `AiSystemDecider`: the rules; `StageTransitions`: which move is allowed; `ImportComparison`: what a
///    row of an import changes; `FieldDecisions`: who may change what somebody has said;
///    `ProfileChanges`: changes and contradictions → events; `SuspensionOrders`, `MeasureOrders`: what
///    people and incidents order of whoever runs it
/// 5. [org.aimsledger.inventory.aisystem.AiSystem]: states
/// 6. [org.aimsledger.inventory.aisystem.AiSystemRejection]: reasons to say no
/// 7. `AiSystemEventTypes`: stored names; `AiSystemClaims`: unique names
///
/// Where fields have their values from is folded from the same events by
/// [org.aimsledger.inventory.platform.FieldOrigins], which the view of it uses, too.
///
/// The roles of the organisation are a field of the profile, so that a file or a description can
/// name them, but every change of them is an event of its own, `RolesChanged` (`RoleChanges`): with
/// cause and day from `…/roles`, as `DECLARED` from a description, as `IMPORTED` from a file. The
/// profile shows what the last of these events said; nothing has to be kept in step. Events that
/// were stored before have the roles among the changes of the profile, and fold as they did.
///
/// Values: `SystemName`, `Owner`, `ProfileLimits`, `ProfileFields`, `ProfilePatch`.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.aisystem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
