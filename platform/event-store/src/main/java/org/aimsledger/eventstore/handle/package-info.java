/// From a command to an outcome: load, decide, append, try again on a conflict.
///
/// Guarantees: a decision is never recorded on a stale state; the same idempotency key has one
/// effect; a state is folded from each version of its stream, by document and column alike, or not
/// at all. Does **not** guarantee that a command without expected version sees the state its sender
/// saw. Do not use it to change two aggregates at once: let the second react to the event of the
/// first.
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.handle;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
