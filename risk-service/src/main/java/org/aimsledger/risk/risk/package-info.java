/// One risk: identified, rated on a matrix that is data, treated, accepted, closed, reopened.
///
/// Reading order:
///
/// 1. `RiskResource` (1a `RiskRequests`, 1b `RiskResponses`, 1c `RiskProblemResponses`): HTTP
/// 2. [org.aimsledger.risk.risk.RiskCommand]: what can be asked for
/// 3. `RiskCommandHandler`: decider and store, wired
/// 4. `RiskDecider`: the rules; `RatingOrder`: inherent ≥ residual ≥ target; `AcceptanceRule`: who may
///    bear how much
/// 5. [org.aimsledger.risk.risk.Risk]: states
/// 6. [org.aimsledger.risk.risk.RiskRejection]: reasons to say no
/// 7. `RiskEventTypes`: stored names
///
/// Values: `Rating`, `Judgement`, `Treatment`, `Acceptance`.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.risk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
