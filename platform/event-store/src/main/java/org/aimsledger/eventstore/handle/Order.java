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
}
