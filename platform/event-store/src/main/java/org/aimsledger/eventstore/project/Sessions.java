package org.aimsledger.eventstore.project;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// Hibernate Reactive sessions for threads that are not Vert.x threads. Each transaction runs on a
/// duplicated context of its own, because a session belongs to one context.
public final class Sessions {
  private final Vertx vertx;
  private final Mutiny.SessionFactory factory;

  public Sessions(Vertx vertx, Mutiny.SessionFactory factory) {
    this.vertx = vertx;
    this.factory = factory;
  }

  /// Runs the work in one transaction; a failure rolls it back.
  <T> CompletableFuture<T> inTransaction(Function<Mutiny.Session, Uni<T>> work) {
    var answer = new CompletableFuture<T>();
    var context = VertxContext.getOrCreateDuplicatedContext(vertx);
    // Nobody else uses this context, which is what Quarkus wants to be told before it opens a
    // session.
    VertxContextSafetyToggle.setContextSafe(context, true);
    context.runOnContext(
        _ ->
            factory
                .withTransaction((session, _) -> work.apply(session))
                .subscribe()
                .with(answer::complete, answer::completeExceptionally));
    return answer;
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
