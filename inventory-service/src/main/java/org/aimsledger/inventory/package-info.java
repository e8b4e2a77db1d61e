/// The inventory of AI systems: what AI the organisation has, and what is reported about it.
///
/// | feature | kind | about |
/// |---|---|---|
/// | [org.aimsledger.inventory.aisystem] | write | one AI system from registration to retirement |
/// | `aisystemreport` | write | one report of an integration about an AI system |
/// | `component` | write | one thing that AI systems are made of: dataset, model, supplier, version … |
/// | `componentlink` | write | one dependency between two of them |
/// | `componentregister` | read | list and search of components |
/// | `dependency` | read | links from both ends; what depends on what, however far |
/// | `systemregister` | read | list, search and counts of AI systems; classes to be determined again |
/// | `coverage` | read | what is missing: owners, determinations, assessments … |
/// | `provenance` | read | where fields have their values from, which nobody stands behind |
/// | `unregisteredsystem` | write | one finding of AI that is used and not in the inventory |
/// | `unregisteredsystems` | read | list of findings |
/// | `lifecyclegate` | write | the gates of one system: facts, decisions, compliance |
/// | `procedure` | write | the documented procedure of one stage, in versions |
/// | `deviation` | write | one deviation of a system from a procedure |
/// | `deviations` | read | list of them |
/// | `gatecompliance` | read | how systems stand at their gates |
/// | `lifehistory` | read | the life of a system across its streams |
/// | `compliancewatch` | react | systems that changed or whose facts end: another look |
/// | `riskintake` | react | risk-service: impact assessments and risks that gates ask for |
/// | `riskclass` | write | how the law classes one AI system; duties that follow from class and role |
/// | `redetermination` | react | rules and roles that change: marks classes to be determined again |
/// | `notice` | write | what one audience is told, in editions |
/// | `notices` | read | list of notices |
/// | `intendeduse` | write | what one AI system may be used for, in editions |
/// | `outofscopeuse` | write | one use that somebody holds to be out of scope |
/// | `outofscopeuses` | read | list of them |
/// | `review` | write | when one AI system is looked at again |
/// | `reviewcalendar` | read | list of reviews that are planned |
/// | `reviewwatch` | react | the clock: reminders of reviews |
/// | `savedfilter` | write | filters that one person keeps |
/// | `sharedfilters` | read | those that are shared with units or with everybody |
/// | `registrationsheet` | react | data sheets of Annex VIII, filled in from the record |
/// | `changefeed` | read | what changed since a time |
/// | `registerhistory` | read | the register as it was at an instant |
/// | `recordsearch` | read | search over everything |
/// | `reportintake` | react | events of outsiders, from Kafka and HTTP; what is held, quarantine |
/// | `billofmaterials` | react | CycloneDX bills of materials: drafts, acceptance, export |
/// | `incidentintake` | react | incident-service: containment and its release; severe incidents |
/// | `platform` | platform | settings, health |
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
