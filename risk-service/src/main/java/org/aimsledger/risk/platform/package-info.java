/// What every feature of risk-service stands on: the reference packs in force and texts with rules.
@NullMarked
@CheckReturnValue
package org.aimsledger.risk.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
