/// Risks of AI systems and their impact assessments.
///
/// | feature | kind | about |
/// |---|---|---|
/// | [org.aimsledger.risk.risk] | write | one risk from identification to closure |
/// | [org.aimsledger.risk.impactassessment] | write | the impact assessment of one AI system and the duty to do it |
/// | [org.aimsledger.risk.keyriskindicator] | write | one figure that tells of a risk, its thresholds and readings |
/// | [org.aimsledger.risk.riskregister] | read | list and filter risks |
/// | [org.aimsledger.risk.indicatorlist] | read | list and filter key risk indicators |
/// | [org.aimsledger.risk.assessmentduties] | read | list, filter and count assessment duties |
/// | [org.aimsledger.risk.riskcriteria] | read | scales, matrix, tolerance, sources, controls, dimensions in three languages |
/// | [org.aimsledger.risk.inventoryintake] | react | inventory-service: high-impact systems that are live |
/// | [org.aimsledger.risk.incidentintake] | react | incident-service: incidents on systems |
/// | [org.aimsledger.risk.platform] | platform | packs, clock, texts with rules |
@NullMarked
@CheckReturnValue
package org.aimsledger.risk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
