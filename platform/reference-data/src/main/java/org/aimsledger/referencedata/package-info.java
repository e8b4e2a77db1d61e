/// Reference data as values: criteria, duties, controls, dimensions, each in published versions.
///
/// Guarantees: an instance is complete and consistent, because its constructor or the loader
/// refused anything else; nothing in this package reads a clock, a file or the network. Does
/// **not** guarantee that a pack fits an organisation: the bundled ones are defaults that say so in
/// their source. Laws and scales belong here, decisions about them belong into the deciders.
///
/// Reading order: [PackVersion], [Pack], [Versions], then one pack each: [RiskCriteria],
/// [AssessmentDuties], [ImpactDimensions], [AnnexAControls], [EventTitles], [LegalClocks],
/// [CoverageMeasures], [RetentionRules], [RegistrationSheets], [Playbooks].
@NullMarked
@CheckReturnValue
package org.aimsledger.referencedata;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
