/// REACT to the own log: what happens, as server-sent events, for boards that are open.
///
/// However many clients an instance has, it looks at the log once for all that have seen
/// everything.
///
/// Reading order: 1 [LiveResource] (one client) · 2 [LiveStore] (what follows a place in the log) ·
/// 3 [LiveEventTypes] (document → what is sent) · 4 [LivePlace].
///
/// Guarantees: the id of each event is a place in the log, and a client that comes back with it as
/// `Last-Event-ID` gets what it missed, once, in the order of each incident. A client that is too
/// slow is let go, with the wish to come back, and costs no memory meanwhile; one that hangs up
/// costs nothing any more. Nobody holds a connection longer than the configuration says, so that
/// rights are looked at again.
@NullMarked
@CheckReturnValue
package org.aimsledger.incident.livestream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
