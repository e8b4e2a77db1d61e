/// What is done about a nonconformity, and whether it helps (ISO/IEC 42001, 10.2).
///
/// Reading order: `CorrectiveActionResource` (`CorrectiveActionRequests`,
/// `CorrectiveActionResponses`), `CorrectiveActionCommand`, `CorrectiveActionCommandHandler`,
/// `CorrectiveActionDecider`, `CorrectiveAction` (states), `CorrectiveActionRejection`,
/// `CorrectiveActionEventTypes`.
///
/// Guarantees: nobody who has ever answered for an action, or has done it, says that it helps,
/// gives it more time or gives it up; an action that did not help is open again.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.correctiveaction;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
