/// One AI incident. Reading order:
///
/// 1. `IncidentResource`: HTTP; bodies in `IncidentRequests`, answers in `IncidentResponses`,
///    refusals in `IncidentProblemResponses`
/// 2. `IncidentCommand`: what can be ordered
/// 3. `IncidentCommandHandler`: store and rules wired together
/// 4. `IncidentDecider`: the rules; those of containment are in `ContainmentRules`;
///    `IncidentHistory` folds
/// 5. `Incident`: the states, made of `Facts`, `Assessment`, `Containment` …
/// 6. `IncidentRejection`: the reasons to refuse
/// 7. `IncidentEventTypes`: names under which events are stored
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.incident;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
