package org.aimsledger.servicekit.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.aimsledger.eventstore.store.EventIds;
import org.jspecify.annotations.Nullable;

/// The id that a request shares with everything it leads to.
@ApplicationScoped
public class Correlation {
  static final String HEADER = "Correlation-Id";
  private static final String KEY = "aims.correlation";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final CurrentVertxRequest current;

  Correlation(CurrentVertxRequest current) {
    this.current = current;
  }

  /// The id of the current request.
  public String id() {
    return id(current.getCurrent());
  }

  /// W3C trace context of the current request, when it came with a well-formed one.
  public @Nullable String traceparent() {
    return traceparent(current.getCurrent().request());
  }

  /// The id of any request; set once, by [EdgeFilter].
  public static String id(RoutingContext request) {
    String known = request.get(KEY);
    if (known != null) {
      return known;
    }
    var fresh = EventIds.next(System.currentTimeMillis()).toString();
    request.put(KEY, fresh);
    return fresh;
  }

  /// Takes over the id that the sender chose.
  ///
  /// @return whether it is acceptable
  static boolean accept(RoutingContext request) {
    var given = request.request().getHeader(HEADER);
    if (given == null) {
      return true;
    }
    if (!FORM.matcher(given).matches()) {
      return false;
    }
    request.put(KEY, given);
    return true;
  }

  private static @Nullable String traceparent(HttpServerRequest request) {
    var given = request.getHeader("traceparent");
    return given != null && TRACE_PARENT.matcher(given).matches() ? given : null;
  }
}
