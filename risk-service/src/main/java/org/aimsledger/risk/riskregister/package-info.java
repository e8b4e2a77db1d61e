/// The register of risks: list and filter, newest first.
///
/// Reading order: `RiskRegisterProjection` (event → row), `RiskRegisterRow`, `RiskRegisterQuery`
/// with `RiskFilter`, `RiskRegisterResource`, `RiskRegisterResponses`.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.riskregister;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
