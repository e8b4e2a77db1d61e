/// One signal: a hint that something is wrong, before anybody has judged it. Reading order:
///
/// 1. `SignalResource`: HTTP for people with an account; bodies in `SignalRequests`, answers in
///    `SignalResponses`, refusals in `SignalProblemResponses`. `ProtectedReportResource` is for
///    those who must not be known to everybody: affected persons without an account, and employees
///    with a concern; `StatementResource` tells what they said to those who may know it
/// 2. `SignalCommand`: what can be ordered; a `ServiceSignal` (an event of another of our services)
///    becomes one, and a `Statement` becomes part of one when it is sealed
/// 3. `SignalCommandHandler`: store and rules wired together; `StatementCommandHandler` seals and
///    opens what protected persons said
/// 4. `SignalDecider`: the rules; `SignalHistory` folds
/// 5. `Signal`: the states, made of `SignalFacts`
/// 6. `SignalRejection`: the reasons to refuse
/// 7. `SignalEventTypes`: names under which events are stored
///
/// Nothing here starts a legal clock: only facts that somebody states of an incident do.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.signal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
