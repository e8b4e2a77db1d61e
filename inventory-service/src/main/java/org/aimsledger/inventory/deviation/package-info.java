/// One deviation of an AI system from a procedure of its life cycle: recorded with a reason, let be
/// by somebody else for a time, ended.
///
/// Reading order:
///
/// 1. `DeviationResource` (1a `DeviationRequests`, 1b `DeviationResponses`): HTTP
/// 2. `DeviationCommand`: what can be asked for
/// 3. `DeviationCommandHandler`: decider and store, wired; looks at the system and asks which
///    version of the procedure is in force
/// 4. `DeviationDecider`: the rules
/// 5. `Deviation`: states
/// 6. `DeviationRejection`: reasons to say no
/// 7. `DeviationEventTypes`: stored names
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.deviation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
