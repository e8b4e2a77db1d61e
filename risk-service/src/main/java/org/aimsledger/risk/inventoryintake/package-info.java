/// What happens in inventory-service, and what it means for impact assessments.
///
/// Reading order: `InventoryIntakeConsumer` (Kafka in), `InventoryIntakePolicy` (the sentences
/// together), then the sentences: `WhenHighImpactSystemIsLiveOpenImpactAssessmentDuty`,
/// `WhenSystemIsNoLongerLiveWithdrawDuty`.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.inventoryintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
