/// Child processes of the supervisor: start, watch, restart with back-off, stop in bounded time,
/// and clean up after a supervisor that died. Knows nothing of PostgreSQL, Kafka or the services.
///
/// Reading order: [Component], [ChildSpec], [Supervised], [Fleet], [Backoff], [Leftovers],
/// [LogRotation].
@NullMarked
@CheckReturnValue
package org.aimsledger.launcher.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
