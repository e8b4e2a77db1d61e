package org.aimsledger.eventstore.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// What a service does with the events of a foreign service. Runs inside the transaction that moves
/// the cursors.
public interface InboxEffect {
  /// Applies runs of events, each of another lane and each following its lane's cursor. Everything
  /// it writes through `tx` is committed together with the cursors or not at all; it may be called
  /// again with the same events.
  Uni<Void> apply(SqlConnection tx, List<LaneRun> runs);

  /// Cuts what arrived into transactions, each with at most one run a lane and the runs of a lane
  /// in their order; by default every run is a transaction of its own.
  default List<List<LaneRun>> transactions(List<LaneRun> runs) {
    return runs.stream().map(List::of).toList();
  }

  /// What each of these transactions does; by default it applies its runs. An effect that has to
  /// read the events to cut them need not read them again.
  default List<InboxTransaction> plan(List<LaneRun> runs) {
    return transactions(runs).stream()
        .map(part -> new InboxTransaction(part, tx -> apply(tx, part)))
        .toList();
  }

  /// Looks at events of one lane whose numbers were applied before; by default nothing. The trail
  /// compares their bytes.
  default Uni<Void> repeated(Pool pool, String source, int lane, List<ReceivedEvent> events) {
    return Uni.createFrom().voidItem();
  }
}
