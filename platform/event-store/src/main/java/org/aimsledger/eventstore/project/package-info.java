/// Views: rows that follow the log.
///
/// Guarantees: rows and cursor move in one transaction, so each event is applied once, in the order
/// of its lane; a raised version rebuilds the view from the log; a list waits for what its own
/// service had committed, and who gets old rows because that took too long is told. Does **not**
/// guarantee an order between streams of different lanes. Do not use a view to decide a command.
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.project;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
