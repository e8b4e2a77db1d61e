/// Every service compares what it has made of its events with them, all the time and in small
/// steps: rows of views, states of long streams, unique names, receipts, keys of data subjects.
/// What differs is logged, counted, recorded as an event of the service's own log, so that it
/// enters the audit trail, and made anew from the events.
///
/// Reading order: 1 `ComparisonLifecycle` (when), [DerivedDataMending] (one pass) · 2
/// [DerivedDataKeeper] (found, mended) · 3 `DerivedDataDecider`, `DerivedDataState` (what is
/// recorded) · 4 `DerivedDataReadiness`.
///
/// Guarantees: a difference is recorded once, by the key of its row, until it is mended, however
/// many processes a service has and however often they start; nothing of what is in a row leaves
/// the database. A view is made anew as a whole, beside the rows that are served; a changed state
/// of a stream is thrown away at once, in every process. Nothing is mended from a log whose bytes
/// are no longer those of its last seal. Does **not** guarantee that nobody has read the changed
/// row, or decided something on the changed state, before it was found; nor can a key that is gone
/// come back: its difference stays open until its person is erased.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.comparison;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
