/// The organisation's documented procedures: one for each stage of the life cycle, in versions.
/// Which versions were in force is recorded with each gate that is approved (`lifecyclegate`) and
/// with each deviation (`deviation`).
///
/// Reading order:
///
/// 1. `ProcedureResource` (1a `ProcedureRequests`, 1b `ProcedureResponses`): HTTP
/// 2. `ProcedureCommand`: what can be asked for
/// 3. `ProcedureCommandHandler`: decider and store, wired; says what is in force
/// 4. `ProcedureDecider`: the rules
/// 5. `Procedure`: state
/// 6. `ProcedureRejection`: reasons to say no
/// 7. `ProcedureEventTypes`: stored names
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.procedure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
