package org.aimsledger.eventstore.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// What a service does with the events of a foreign lane. Runs inside the transaction that moves
/// the cursor.
public interface InboxEffect {
  /// Applies events whose numbers follow each other and the cursor. Everything it writes through
  /// `tx` is committed together with the cursor or not at all; it may be called again with the same
  /// events.
  Uni<Void> apply(SqlConnection tx, String source, int lane, List<ReceivedEvent> events);

  /// Cuts what arrived into transactions; by default everything is one.
  default List<List<ReceivedEvent>> split(List<ReceivedEvent> events) {
    return List.of(events);
  }

  /// Looks at events whose numbers were applied before; by default nothing. The trail compares
  /// their bytes.
  default Uni<Void> repeated(Pool pool, String source, int lane, List<ReceivedEvent> events) {
    return Uni.createFrom().voidItem();
  }
}
