/// What to do about an incident of a kind: the playbooks of the pack, and how the organisation has
/// adapted them. A version of one's own is a whole list of steps, proposed by one person and
/// approved by another.
///
/// Reading order: `PlaybookResource` (`PlaybookRequests`, `PlaybookResponses`,
/// `PlaybookProblemResponses`), `PlaybookCommand`, `PlaybookCommandHandler`, `PlaybookDecider`,
/// `Playbook` (state), `PackSteps` (steps of the pack), `PlaybookRejection`, `PlaybookEventTypes`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.playbook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
