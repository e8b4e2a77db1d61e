/// What one AI system may be used for, by whom, under which conditions and to what end; and what it
/// must not be used for. The statement has editions: one is written, somebody else approves it, and
/// it holds until the next one is approved.
///
/// The field `intendedUse` of a system's profile stays what it is: one line that whoever registers
/// or imports a system can fill in, without approval. Once a statement is approved, the statement
/// is what holds; the line is what the source said. Neither is written into the other: where both
/// are shown, the statement comes first and the line is named as declared.
///
/// Reading order:
///
/// 1. `IntendedUseResource` (1a `IntendedUseRequests`, 1b `IntendedUseResponses`): HTTP
/// 2. `IntendedUseCommand`: what can be asked for; `StatementRule`: what a statement has to keep to
/// 3. `IntendedUseCommandHandler`: decider and store, wired; looks at the system
/// 4. `IntendedUseDecider`: the rules
/// 5. `IntendedUse`: states
/// 6. `IntendedUseRejection`: reasons to say no
/// 7. `IntendedUseEventTypes`: stored names
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.intendeduse;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
