/// Events of risk-service: risks and AI system impact assessments.
///
/// Every text that names a row of a reference pack (a level, a control, a dimension) comes with the
/// pack version it was taken from, written `pack@version`, so that a later version of the pack
/// never changes what was decided.
@NullMarked
@CheckReturnValue
package org.aimsledger.contracts.risk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
