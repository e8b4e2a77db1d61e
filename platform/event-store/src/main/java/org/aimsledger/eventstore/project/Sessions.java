package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// Hibernate Reactive sessions for queries. Views are written without sessions, see [RowTable].
public final class Sessions {
  private final Mutiny.SessionFactory factory;

  public Sessions(Mutiny.SessionFactory factory) {
    this.factory = factory;
  }

  /// Runs a query in a session of the caller's context.
  <T> Uni<T> query(Function<Mutiny.Session, Uni<T>> work) {
    return factory.withSession(
        session -> {
          session.setDefaultReadOnly(true);
          return work.apply(session);
        });
  }
}
