package org.aimsledger.eventstore.handle;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.aimsledger.eventstore.core.StreamId;

/// A command of a reaction, addressed to one aggregate of this service.
public interface Order {
  /// Stream that it is about.
  StreamId stream();

  /// Short name of the command, for the list of refusals.
  String command();

  /// Carries it out inside a transaction.
  ///
  /// @return the reason when the rules refused it, empty text when it was done
  Uni<String> carryOut(SqlConnection transaction, CommandContext context);

  /// Whether it keeps only a note, and records no event. Notes of many events share a transaction:
  /// they hold no lane of this service, and a note belongs to a stream of the other service, so to
  /// one of its lanes, whose cursor keeps others away from it.
  default boolean isNote() {
    return false;
  }
}
