/// Events of other services: each one once, in order, without holes.
///
/// Guarantees: the cursor of (source, lane) moves in the transaction of the effect; a number seen
/// before is dropped; a hole stops the lane until the missing events were pulled from their
/// producer. Does **not** guarantee an order between lanes or sources. Do not use it for events of
/// outsiders: those are untrusted input without dense numbers.
///
/// Reading order: [Subscription] and [Reaction] (what a service does with events), [Inboxes],
/// [Inbox]; [InboxEffect] and [InboxTransaction] (an effect of one's own), `CatchUp` (what Kafka
/// lost).
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.inbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
