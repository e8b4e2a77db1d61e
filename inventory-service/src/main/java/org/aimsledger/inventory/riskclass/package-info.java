/// How the law classes one AI system: determinations by rules that are data, with a second person
/// where the law is softened, and the duties that follow from class and role.
///
/// Reading order:
///
/// 1. `RiskClassResource` (1a `RiskClassRequests`, 1b `RiskClassResponses`): HTTP;
///    `ObligationsResource`: duties by class, role and date; `RulePackResource`: questions and rules
/// 2. [org.aimsledger.inventory.riskclass.RiskClassCommand]: what can be asked for
/// 3. [org.aimsledger.inventory.riskclass.RiskClassCommandHandler]: decider and store, wired
/// 4. `RiskClassDecider`: who decides, and when again; `Classification`: what the rules of the pack
///    `risk-classes` say about answers (`Truth`: yes, no, unknown); `RuleComparison`: whether other
///    rules decide now; `AnswerRule`: which answers there are
/// 5. [org.aimsledger.inventory.riskclass.RiskClassStatus]: state
/// 6. [org.aimsledger.inventory.riskclass.RiskClassRejection]: reasons to say no
/// 7. `RiskClassEventTypes`: stored names; `SystemFold` → `SystemSeen`: what has to be known of the
///    system
///
/// The roles themselves belong to the system (`aisystem`). When Article 25 makes the organisation
/// the provider, and when the rules change, `redetermination` has this feature mark the class.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.riskclass;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
