/// A rule that finds incidents in the events of AI systems: drafted → tried → live → retired. An
/// edit is a new version, which goes live after a dry run and by somebody else than its author.
/// Reading order: `DetectionRuleResource`, `DetectionRuleCommand`, `DetectionRuleDecider`,
/// `DetectionRule`, `ContentRules`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.detectionrule;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
