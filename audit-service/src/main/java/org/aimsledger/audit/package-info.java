/// audit-service: the audit trail of all services, and the evidence that leaves the house.
///
/// Features: `evidenceexport`, `trailaccess`, `trailgrant`, `traildiscrepancy`, `trailkey`,
/// `trailverification`, `contentpruning`, `auditfinding`, `correctiveaction` (write) ·
/// `exportregister`, `auditfindinglist`, `correctiveactionlist` (read) · `search`, `causes`,
/// `proofs`, `supervision` (read, on the trail itself) · `intake` (react: the topics of all
/// services), `incidentintake` (react: what incidents lead to), `reconciliation` (react: time, the
/// stores of the services and their seals), `publication` (react: time, checkpoints, witnesses),
/// `checkpointpush` (react: time, copies of checkpoints elsewhere), `retention` (react: time,
/// content that goes) · `platform` (settings, health; in `platform.trail` the trail).
@NullMarked
@CheckReturnValue
package org.aimsledger.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
