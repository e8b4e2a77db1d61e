/// Measures that contain an incident without taking a whole system out of use, all those of an
/// incident under its id: revoke a scope, fall back to people, roll back. An order is answered by
/// whoever runs the system; unanswered, it is asked for again and then escalated, and stays open.
/// Orders go out as events; whatever brings them to a running system, and its answer back, uses
/// these events and `ContainmentActionCommand.Acknowledge`.
///
/// Reading order: `ContainmentActionResource` (`…Requests`, `…Responses`, `…ProblemResponses`),
/// `ContainmentActionCommand` with `Measure`, `ContainmentActionCommandHandler`,
/// `ContainmentActionDecider`, `ContainmentActions` (state), `ContainmentActionHistory`,
/// `ContainmentActionRejection`, `ContainmentActionEventTypes`.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.containmentaction;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
