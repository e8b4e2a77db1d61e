/// The list of findings: find, filter, what is overdue, the most urgent first.
///
/// Reading order: `AuditFindingListResource`, `AuditFindingListQuery`, `AuditFindingListRow`,
/// `AuditFindingListProjection`.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.auditfindinglist;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
