/// WRITE: what auditors have verified with a program of their own, and what came of it. The trail
/// so knows who looked, at which checkpoint, and whether that was one of its own.
///
/// Reading order: 1 [TrailVerificationResource] · 1a [TrailVerificationRequests] · 2
/// [TrailVerificationCommand] · 3 [TrailVerificationCommandHandler] · 4 [TrailVerificationDecider]
/// · 5 [TrailVerification] · 6 [TrailVerificationRejection] · 7 [TrailVerificationEventTypes].
///
/// Does **not** repeat the verification: what is handed in is what somebody says.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.trailverification;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
