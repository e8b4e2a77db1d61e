/// What comes back, and what is wrong in several systems: found in the causes of all incidents.
///
/// An incident comes back when a later one has a system, the kind and a root cause, or else the
/// class of the cause, in common with it, within a time that is configured. A systemic problem is a
/// cause, or a thing of the inventory that causes lie in, such as a model or a supplier, in several
/// systems. Rejected and merged incidents count for nothing.
///
/// Reading order: `RecurrenceProjection` (event → row), `RecurrenceRow`, `FoundCause`,
/// `RecurrenceQuery`, `RecurrenceResource`, `RecurrenceResponses`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.recurrence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
