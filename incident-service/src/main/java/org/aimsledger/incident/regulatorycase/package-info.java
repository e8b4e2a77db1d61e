/// What an incident has to be reported to whom, and until when: legal clocks as data.
///
/// Facts and moments are stated by people; the rules of the pack `legal-clocks` then start clocks
/// by themselves. A clock shows both readings of its deadline, is warned of and marked as missed by
/// the earlier one, and never vanishes: it is met by a filed report, set aside by two persons, or
/// superseded by a shorter one of the same duty. Its deadline becomes later by two persons only.
/// Whether something is reportable is a person's decision for itself.
///
/// Reading order:
///
/// 1. [org.aimsledger.incident.regulatorycase.RegulatoryCaseResource] (1a requests, 1b answers, 1c
///    problems; `LegalClockRuleResource`: the rules themselves): over HTTP
/// 2. [org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand]: what can be ordered
/// 3. [org.aimsledger.incident.regulatorycase.RegulatoryCaseCommandHandler]: decider and store,
///    wired
/// 4. `RegulatoryCaseDecider` with `FactRules` (facts → clocks), `ReliefRules`, `FilingRules` and
///    `WatchRules`; `CalledClocks`: which clocks facts call for
/// 5. [org.aimsledger.incident.regulatorycase.RegulatoryCase] with `LegalClock`: states;
///    `RegulatoryCaseHistory`: events → state
/// 6. [org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection]: reasons to say no
/// 7. `RegulatoryCaseEventTypes`: stored names
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.regulatorycase;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
