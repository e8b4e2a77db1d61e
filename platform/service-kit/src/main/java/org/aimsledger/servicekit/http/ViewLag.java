package org.aimsledger.servicekit.http;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.eventstore.project.LagListener;

/// Tells a client that the rows it gets are old, without any resource having to think of it.
@ApplicationScoped
public class ViewLag {
  /// Number of committed events that the view behind the answer had not applied.
  public static final String HEADER = "Aims-View-Lag";

  private static final String KEY = "aims.view-lag";

  private final CurrentVertxRequest current;

  ViewLag(CurrentVertxRequest current) {
    this.current = current;
  }

  /// Writes the header into the answer of the request that runs now. Work without a request, a job
  /// for instance, has nobody to tell.
  public LagListener ofCurrentRequest() {
    if (!Arc.container().requestContext().isActive()) {
      return LagListener.NONE;
    }
    var request = current.getCurrent();
    return request == null ? LagListener.NONE : (_, events) -> put(request, events);
  }

  // An answer from several views is as old as the oldest of them.
  private static void put(RoutingContext request, long events) {
    Long known = request.get(KEY);
    if ((known == null || known < events) && !request.response().headWritten()) {
      request.put(KEY, events);
      request.response().putHeader(HEADER, Long.toString(events));
    }
  }
}
