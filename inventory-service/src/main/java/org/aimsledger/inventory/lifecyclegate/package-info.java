/// The gates of the life cycle of one AI system: what they ask for, who stated it, who decided.
///
/// Reading order:
///
/// 1. `LifecycleGateResource` (1a `LifecycleGateRequests`, 1b `LifecycleGateResponses`): HTTP
/// 2. [org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand]: what can be asked for
/// 3. `LifecycleGateCommandHandler`: decider and store, wired, after a look at the system
///    (`SystemStandingFold`, `SystemStanding`), at what depends on it and at the procedures in
///    force; `Considered` is a command with what was seen
/// 4. `LifecycleGateDecider`: facts and compliance; `GateDecisions`: decisions; `GateAssessment`:
///    the policy held against what is known, the one place that says whether a gate is open
/// 5. `LifecycleGate`: the state
/// 6. [org.aimsledger.inventory.lifecyclegate.LifecycleGateRejection]: reasons to say no
/// 7. `LifecycleGateEventTypes`: stored names
///
/// Gates are data: pack `lifecycle-gates` says what each one asks for in which tier, and which
/// stage asks for which gates. The tier follows from the determined risk class; where none was
/// determined, from the determination of high impact, and unknown counts as high.
///
/// Facts of the system itself are read from its stream with each command, and what depends on it
/// from the links where a gate asks for that. Those of other services are observations, which the
/// reactions `riskintake` and `incidentintake` record in the stream of the gates: a decision and
/// the facts that it rests on are in one stream and can't race. Each decision stores the facts that
/// it saw with stream and version; what changes later makes a system in use out of compliance,
/// which the same append records, or the next look of `compliancewatch`.
///
/// For whom are the gates kept? For systems whose risk class was determined, and for those that a
/// person has put under their gates by a statement, a responsibility or a request. Others move
/// freely, so that an inventory can be filled before its gates are set up; with
/// `aims.inventory.gates.everything` all of them are kept. Imports are never refused: they record
/// what is, and the system is shown as out of compliance.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.lifecyclegate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
