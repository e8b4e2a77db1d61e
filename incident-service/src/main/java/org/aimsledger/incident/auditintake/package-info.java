/// What audit-service tells of corrective actions that reviews have planned, of nonconformities and
/// of records that don't agree. Reading order: `AuditIntakeConsumer`,
/// `WhenCorrectiveActionMovesFollowItPolicy`, `WhenAuditFindsSomethingReportSignalPolicy`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.auditintake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
