/// One key risk indicator: a figure that tells of a risk, its thresholds and its readings. A
/// reading beyond the limit is recorded together with the breach, once until the figure is back.
///
/// Reading order:
///
/// 1. `KeyRiskIndicatorResource` (1a `KeyRiskIndicatorRequests`, 1b `KeyRiskIndicatorResponses`, 1c
///    `KeyRiskIndicatorProblemResponses`): HTTP
/// 2. `KeyRiskIndicatorCommand`: what can be asked for
/// 3. `KeyRiskIndicatorCommandHandler`: decider and store, wired
/// 4. `KeyRiskIndicatorDecider`: the rules; `KeyRiskIndicatorHistory` folds
/// 5. `KeyRiskIndicator`: states
/// 6. `KeyRiskIndicatorRejection`: reasons to say no
/// 7. `KeyRiskIndicatorEventTypes`: stored names
///
/// Values: `Figure`, `Unit`, `Thresholds`, `Reading`.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.keyriskindicator;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
