/// REACT: time. Carries out the prunings that two persons want, part by part.
///
/// Reading order: 1 [RetentionJob] (one step a tick) · 2 [RetentionStore] (what is open, what goes
/// next, and the only call that takes content) · 3 [DueEntry].
///
/// Guarantees: no content goes before the event that names it is an entry of the trail; a process
/// that ends anywhere, or works twice, changes nothing of that; a pruning that the database refuses
/// is set aside with its reason, and the next one goes on. Does **not** judge what may go: the
/// database does.
@NullMarked
@CheckReturnValue
package org.aimsledger.audit.retention;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
