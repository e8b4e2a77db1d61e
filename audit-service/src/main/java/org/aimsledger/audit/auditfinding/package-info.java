/// What auditors have found, who answers for it, and how it ends (ISO/IEC 42001, 9.2 and 10.2).
///
/// Reading order: `AuditFindingResource` (`AuditFindingRequests`, `AuditFindingResponses`),
/// `AuditFindingCommand`, `AuditFindingCommandHandler`, `AuditFindingDecider`, `AuditFinding`
/// (states), `AuditFindingRejection`, `AuditFindingEventTypes`.
///
/// Guarantees: who has raised a finding never answers for it; nobody who has ever answered for one
/// closes it, withdraws it, gives it more time or takes a corrective action from it. A
/// nonconformity is closed only when its root cause is recorded, a linked corrective action is
/// verified and every other one is settled; the event that closes it says how each of them stood.
/// Not guaranteed: that a corrective action is linked to one finding only.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.auditfinding;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
