/// Measures of all incidents, those whose answer is due first. Reading order:
/// `ContainmentBoardResource` (`ContainmentBoardResponses`), `ContainmentBoardQuery`,
/// `ContainmentBoardProjection`, `ContainmentBoardRow`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.containmentboard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
