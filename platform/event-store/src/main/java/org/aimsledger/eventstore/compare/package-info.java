/// Compares what a service has made of its events with the events themselves: rows of views, claims
/// of unique names, receipts of requests, states of long streams, keys of data subjects.
///
/// Guarantees: one pass looks at every row of every table and at every stream; a row that was
/// changed, deleted or put in past the application is found, with its table, its key and the
/// columns that differ. Everything that is held against each other is of one snapshot of the
/// database, so rows that are being written, a view that lags, or one that is built anew meanwhile,
/// are no difference; and what looks like one is looked at a second time before it is told. Each
/// look is bounded, and only reads.
///
/// Does **not** guarantee that the events are right: that is what seals, audit trail and witnesses
/// are for. Does not name a row whose history in several lanes is too long to try the orders in
/// which it may have been applied. A view whose rows another version of the code has written is
/// left out until it is built anew.
///
/// Reading order: [Derived] (what can be compared), [LoggedEvent], [Difference]; [Comparison] (one
/// pass), `StreamWalk` and `KeyWalk` (what it looks at), `Doubts` (what looks wrong), `Orders`
/// (whether a row follows from events of several lanes); `StateComparison`, [ClaimTable],
/// [ReceiptComparison], [KeyTable].
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.compare;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
