/// Views: rows that follow the log.
///
/// Guarantees: rows and place move in one transaction, so each event is applied once, in the order
/// of its lane; a list waits for what its own service had committed, and who gets old rows because
/// that took too long is told. A view is rebuilt beside the rows that are served: lists never see a
/// half-built view, commands go on, and a crash in the middle changes nothing that is served. A
/// raised version does that by itself; code with an older version than the rows leaves them alone.
/// Does **not** guarantee an order between streams of different lanes, nor that a list sees the new
/// meaning before the rebuild is done. Do not use a view to decide a command.
///
/// All views of a service read the log through one [DecodedLog], so an event is read and decoded
/// once however many views there are. Their transactions don't wait for the disk: a crash of the
/// database may undo the last of them, rows and place together, and they are applied again.
///
/// Reading order: [Projection], [ProjectionRunner], [DecodedLog] and `ViewPages` (log → pages),
/// `ViewWriter` (page → rows), `RowTable`, `ViewCursor`; then `ViewRebuild`; for queries
/// [ReadModel], [LagListener]; `ViewRows` is what the package `compare` compares.
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.project;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
