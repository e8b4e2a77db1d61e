/// The review of one incident, under its id: why it happened and what to do about it, without
/// blame. Corrective actions are handed to audit-service, risks are judged anew by risk-service,
/// and lessons become proposals for playbooks; what becomes of all that is kept here. An incident
/// is not closed before its review is.
///
/// Reading order: `ReviewResource` (`ReviewRequests`, `ReviewResponses`, `ReviewProblemResponses`),
/// `ReviewCommand`, `ReviewCommandHandler`, `ReviewDecider`, `FollowingRules` (what other services
/// tell), `Review` (state) with `Findings`, `ReviewHistory`, `ReviewRejection`, `ReviewEventTypes`.
/// `CauseCategoryResource` shows what causes are sorted into.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.review;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
