package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The views of one service, for queries.
public final class ReadModel {
  private final Sessions sessions;
  private final Map<String, ProjectionRunner<?, ?>> runners;

  public ReadModel(Sessions sessions, List<ProjectionRunner<?, ?>> runners) {
    this.sessions = sessions;
    this.runners =
        runners.stream().collect(Collectors.toMap(ProjectionRunner::name, runner -> runner));
  }

  /// Queries a view after it has caught up with what this service had committed, or after the
  /// longest wait.
  ///
  /// @param projection name of the view
  public <T> Uni<T> query(String projection, Function<Mutiny.Session, Uni<T>> work) {
    var runner = runners.get(projection);
    if (runner == null) {
      throw new IllegalArgumentException("no view is called " + projection);
    }
    var context = io.vertx.core.Vertx.currentContext();
    var caughtUp = runner.caughtUp();
    var here =
        context == null ? caughtUp : caughtUp.emitOn(task -> context.runOnContext(_ -> task.run()));
    return here.flatMap(_ -> sessions.query(work));
  }

  /// Every view of this service.
  public List<ProjectionRunner<?, ?>> views() {
    return List.copyOf(runners.values());
  }
}
