package org.aimsledger.eventstore.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;

/// What one transaction does with events.
///
/// @param runs at most one a lane
/// @param work in the transaction that moves the cursors of these lanes; may be done again after it
///   was rolled back
public record InboxTransaction(List<LaneRun> runs, Function<SqlConnection, Uni<Void>> work) {
  public InboxTransaction {
    runs = List.copyOf(runs);
  }
}
