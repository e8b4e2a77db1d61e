/// What every HTTP service of Aimsledger shares. Shared settings are in
/// `META-INF/microprofile-config.properties`; a service overrides them in its
/// `application.properties`.
///
/// Lists come from views, and a view follows the log. A list waits for what its service had
/// committed when the request came, so a client sees its own write. That wait is bounded
/// (`aims.event-store.own-writes`): when it was not enough, the answer is 200 with the rows that
/// are there and the header `Aims-View-Lag: 712`, the number of committed events that the view had
/// not applied. Without that header the rows are current. Who must not act on old rows asks again.
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
