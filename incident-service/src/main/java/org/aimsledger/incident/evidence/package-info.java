/// The evidence of one incident, under its id: the hold, the digests of what was collected, who has
/// it, who read it. While the hold is on, no fix, roll-back or change of version is ordered without
/// a decision by a second person; while a clock of the AI Act runs, the hold ends only after the
/// authorities were told (Article 73(6)).
///
/// Reading order: `EvidenceResource`, `EvidenceFileResource`, `EvidenceReadingResource`
/// (`EvidenceRequests`, `EvidenceResponses`, `EvidenceProblemResponses`), `EvidenceCommand` with
/// `Find` and `Sha256`, `EvidenceCommandHandler`, `EvidenceDecider` with `HoldRules`, `Evidence`
/// (state), `EvidenceHistory`, `EvidenceRejection`, `EvidenceEventTypes`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.evidence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
