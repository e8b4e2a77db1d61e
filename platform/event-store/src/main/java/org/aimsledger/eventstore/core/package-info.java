/// The vocabulary of event sourcing, pure: deciders, decisions, streams, claims.
///
/// Guarantees: no clock, random, thread or I/O in here, so a decision and a replay give the same
/// result at any time, on any machine. Does **not** guarantee anything about storage. Do not use it
/// to hold state that no event stands behind.
@NullMarked
@CheckReturnValue
package org.aimsledger.eventstore.core;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
