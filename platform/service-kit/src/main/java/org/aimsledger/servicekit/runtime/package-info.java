/// Wires the event store into a Quarkus service: configuration, beans, start and stop, the internal
/// lanes endpoint, readiness and metrics.
///
/// Reading order: [EventStoreConfig], [EventStoreBeans], [EventStoreLifecycle],
/// [InternalLanesResource], [InboxRefusals], [EventStoreReadiness], [EventStoreMetrics].
@NullMarked
@CheckReturnValue
package org.aimsledger.servicekit.runtime;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
