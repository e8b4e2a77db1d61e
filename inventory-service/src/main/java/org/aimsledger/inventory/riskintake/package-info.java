/// What risk-service says about systems, as facts that gates of the life cycle ask for: whether an
/// impact assessment is approved and lets the system proceed, and whether its risks are tolerable.
///
/// Reading order: `RiskIntakeConsumer`, `RiskIntakePolicy` (which event, which fact), then
/// `WhenImpactAssessmentMovesObserveItPolicy` and `WhenRiskMovesObserveTolerancePolicy` with
/// `RiskChange`, `FollowedRiskStore` and `RiskPicture`.
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.riskintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
