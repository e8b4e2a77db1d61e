/// One AI incident. Reading order:
///
/// 1. `IncidentResource`: HTTP; bodies in `IncidentRequests`, answers in `IncidentResponses`,
///    refusals in `IncidentProblemResponses` `PersonResource` is the only place where it is said
///    who somebody is (`PersonRequests`, `PersonResponses`)
/// 2. `IncidentCommand`: what can be ordered; a `Naming` becomes one when its texts are sealed
/// 3. `IncidentCommandHandler`: store and rules wired together; `PersonCommandHandler` seals and
///    opens what is said of people
/// 4. `IncidentDecider`: the rules; those of containment are in `ContainmentRules`, who has which
///    part in `RoleRules`, those about people in `PersonRules`, how it ends in `EndRules`, what
///    must be done after an incident in `LookingBack`; `IncidentHistory` folds; `Parties` knows who
///    had a part
/// 5. `Incident`: the states, made of `Facts`, `Assessment`, `Containment` …
/// 6. `IncidentRejection`: the reasons to refuse
/// 7. `IncidentEventTypes`: names under which events are stored
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.incident;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
