/// The impact assessment of one AI system: why it is due, who does it, what it found, who stands behind it.
///
/// Reading order:
///
/// 1. `ImpactAssessmentResource` (1a `ImpactAssessmentRequests`, 1b `ImpactAssessmentResponses`,
///    1c `ImpactAssessmentProblemResponses`): HTTP
/// 2. [org.aimsledger.risk.impactassessment.ImpactAssessmentCommand]: what can be asked for
/// 3. `ImpactAssessmentCommandHandler`: decider and store, wired; derives the id from the system
/// 4. `ImpactAssessmentDecider`: the rules; `RatingsRule`: what a complete set of ratings is;
///    `ImpactAssessmentHistory`: from events to state
/// 5. [org.aimsledger.risk.impactassessment.ImpactAssessment]: states
/// 6. [org.aimsledger.risk.impactassessment.ImpactAssessmentRejection]: reasons to say no
/// 7. `ImpactAssessmentEventTypes`: stored names
///
/// Values: `Trigger`.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.impactassessment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
