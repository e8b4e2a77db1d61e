package org.aimsledger.eventstore.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// What must be written in the transaction of an append, or not at all. It holds the lane's lock
/// meanwhile, so keep it short.
@FunctionalInterface
public interface Companion {
  /// Writes it. A failure takes the append back.
  Uni<Void> writeIn(SqlConnection transaction);
}
