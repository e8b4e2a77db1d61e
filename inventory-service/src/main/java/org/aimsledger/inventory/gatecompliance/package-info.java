/// How each system stands at the gates of its life cycle, from a table that follows the log, and
/// which systems have to be looked at.
///
/// Reading order:
///
/// 1. `GateComplianceResource` (1a `GateComplianceResponses`): HTTP
/// 2. [org.aimsledger.inventory.gatecompliance.GateComplianceQuery]: rows → answer
/// 3. `GateComplianceProjection`: event → row
/// 4. [org.aimsledger.inventory.gatecompliance.GateComplianceRow]: the table
@NullMarked
@CheckReturnValue
package org.aimsledger.inventory.gatecompliance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
