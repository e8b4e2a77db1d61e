/// The audit trail as it lies in the database: one Merkle log over the events of all services.
///
/// Reading order: [TrailLeaf] (what is hashed), [EventFacts] (what is searchable), [TrailHead] and
/// [TrailGrowth] (how the tree grows, pure), [TrailStore] (the one transaction that writes),
/// [TileStore] (what proofs read), [TrailKeyStore], [TrailKeys] (who signs what, pure),
/// [KeyChangeStore] and [CheckpointStore] (what is signed), [EvidenceStore] (what belongs into a
/// bundle), [StretchStore] and [FindingStore] (what the comparison with the stores reads and
/// raises).
///
/// Guarantees: indexes are dense from 0 in the order of commit; an entry, its place in the tree and
/// its searchable facts are committed together with the inbox cursor of its lane; what was
/// committed never changes (a trigger refuses it to the owner too), but for content that an entry
/// of the trail itself names as pruned. Does **not** guarantee that nobody with the database and
/// the key rewrites a log that no stranger has seen: that is what published checkpoints are for. Do
/// not use it for anything whose hash may have to be deleted.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.platform.trail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
