/// Systems that incidents take out of use, those whose answer is due first. Reading order:
/// `SuspensionBoardResource` (`SuspensionBoardResponses`), `SuspensionBoardQuery`,
/// `SuspensionBoardProjection`, `SuspensionBoardRow`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.suspensionboard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
