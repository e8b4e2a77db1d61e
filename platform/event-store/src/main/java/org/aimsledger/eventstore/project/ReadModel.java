package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The views of one service, for queries.
public final class ReadModel {
  private final Sessions sessions;
  private final Map<String, ProjectionRunner<?, ?>> runners;
  private final Supplier<LagListener> callers;

  /// @param callers who asks: called once a query, on the thread of its caller
  public ReadModel(
      Sessions sessions, List<ProjectionRunner<?, ?>> runners, Supplier<LagListener> callers) {
    this.sessions = sessions;
    this.callers = callers;
    this.runners =
        runners.stream().collect(Collectors.toMap(ProjectionRunner::name, runner -> runner));
  }

  /// Queries a view after it has caught up with what this service had committed, or after the
  /// longest wait. In the second case the rows are old, and the caller is told so.
  ///
  /// @param projection name of the view
  public <T> Uni<T> query(String projection, Function<Mutiny.Session, Uni<T>> work) {
    var runner = runners.get(projection);
    if (runner == null) {
      throw new IllegalArgumentException("no view is called " + projection);
    }
    var context = io.vertx.core.Vertx.currentContext();
    var caller = callers.get();
    var behind = runner.behind();
    var here =
        context == null ? behind : behind.emitOn(task -> context.runOnContext(_ -> task.run()));
    return here.invoke(events -> tell(caller, projection, events))
        .flatMap(_ -> sessions.query(work));
  }

  private static void tell(LagListener caller, String projection, long events) {
    if (events > 0) {
      caller.behind(projection, events);
    }
  }

  /// Every view of this service.
  public List<ProjectionRunner<?, ?>> views() {
    return List.copyOf(runners.values());
  }
}
