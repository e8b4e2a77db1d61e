package org.aimsledger.servicekit.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.aimsledger.servicekit.problem.ServiceKitLog;
import org.jspecify.annotations.Nullable;

/// The door of a service: bounds the requests in flight and the bytes of their bodies, and closes
/// while the database is silent or older than it was, or the service stops.
///
/// Guarantees: what it refuses has cost a few hundred bytes, no body was read, nothing was changed.
/// Each admitted request leaves exactly once, also when its client hangs up.
///
/// Does **not** bound what a request costs once it is in: pages, bodies and queues have limits of
/// their own.
@Singleton
public final class Admission {
  /// Why a request may not come in.
  enum Refusal {
    REQUESTS("The service has as many requests in flight as it takes on at once."),
    BODIES("The service is reading as many bytes of request bodies as it takes on at once."),
    DATABASE("The database does not answer."),
    RECOVERY(
        "The database was put back to an older state, and what followed is being brought back."),
    STOPPING("The service is stopping; another instance, or the next one, takes over.");

    private final String words;

    Refusal(String words) {
      this.words = words;
    }
  }

  private static final long LINE_EVERY = Duration.ofSeconds(10).toNanos();

  private final BodyLimits limits;
  private final int mostRequests;
  private final int mostOperations;
  private final long mostBodies;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger operations = new AtomicInteger();
  private final AtomicLong bodies = new AtomicLong();
  private final Set<Stay> stays = ConcurrentHashMap.newKeySet();
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
  private final AtomicLong unlogged = new AtomicLong();
  private final AtomicLong nextLine = new AtomicLong(System.nanoTime());
  private volatile boolean databaseSilent;
  private volatile boolean leaving;
  private volatile boolean recovering;
  private volatile boolean stopping;

  Admission(AdmissionConfig config, BodyLimits limits, MeterRegistry registry) {
    this.limits = limits;
    this.mostRequests = config.requests();
    this.mostOperations = config.operations();
    this.mostBodies = config.bodies().asLongValue();
    if (mostBodies < limits.largest()) {
      throw new IllegalStateException(
          "aims.http.admission.bodies (%d) is below the largest body that is allowed (%d)"
              .formatted(mostBodies, limits.largest()));
    }
    Gauge.builder("aims.http.requests", requests::get)
        .description("Requests in flight, those to the operations paths aside")
        .register(registry);
    Gauge.builder("aims.http.body.bytes", bodies::get)
        .description("Bytes of request bodies in flight")
        .register(registry);
    for (var refusal : Refusal.values()) {
      refused.put(
          refusal,
          Counter.builder("aims.http.refused")
              .tag("reason", refusal.name().toLowerCase(Locale.ROOT))
              .description("Requests answered 503 at the door")
              .register(registry));
    }
  }

  /// Whether the database answers; told by who asks it all the time.
  public void databaseSilent(boolean silent) {
    this.databaseSilent = silent;
  }

  /// From now on whoever balances load should send nobody here any more. Who comes is let in.
  void leave() {
    this.leaving = true;
  }

  /// Whether connections should be made anew, elsewhere.
  boolean leaving() {
    return leaving;
  }

  /// Whether the database is known to be older than it was: then it would show what is no longer
  /// so, erased persons included.
  public void recovering(boolean older) {
    this.recovering = older;
  }

  /// From now on nobody comes in, except to the operations paths.
  void stop() {
    this.stopping = true;
  }

  /// Whether nobody comes in any more.
  boolean closed() {
    return stopping;
  }

  /// Requests in flight, those to the operations paths aside.
  int inFlight() {
    return requests.get();
  }

  /// Bytes of bodies in flight.
  long bodyBytes() {
    return bodies.get();
  }

  /// Lets the request in, or tells why not.
  ///
  /// @param length as declared; 0 when nothing is declared
  @Nullable Problem enter(RoutingContext context, long length) {
    var refusal =
        isOperation(context.normalizedPath())
            ? operation(context)
            : request(context, size(context.request(), context.normalizedPath(), length));
    if (refusal == null) {
      return null;
    }
    count(refusal);
    return Problems.unavailable(
        refusal.words
            + " Nothing was read or changed. Send the same request again with the same"
            + " Idempotency-Key.");
  }

  // A line for each would make the flood worse.
  private void count(Refusal refusal) {
    var counter = refused.get(refusal);
    if (counter != null) {
      counter.increment();
    }
    unlogged.incrementAndGet();
    var now = System.nanoTime();
    var due = nextLine.get();
    if (now - due >= 0 && nextLine.compareAndSet(due, now + LINE_EVERY)) {
      ServiceKitLog.LOG.refusing(refusal.words, unlogged.getAndSet(0));
    }
  }

  private static boolean isOperation(String path) {
    return path.startsWith("/q/") || path.startsWith("/internal/");
  }

  private @Nullable Refusal operation(RoutingContext context) {
    if (operations.incrementAndGet() > mostOperations) {
      operations.decrementAndGet();
      return Refusal.REQUESTS;
    }
    stay(context, operations::decrementAndGet);
    return null;
  }

  private @Nullable Refusal request(RoutingContext context, long size) {
    if (stopping) {
      return Refusal.STOPPING;
    }
    if (databaseSilent) {
      return Refusal.DATABASE;
    }
    if (recovering) {
      return Refusal.RECOVERY;
    }
    if (requests.incrementAndGet() > mostRequests) {
      requests.decrementAndGet();
      return Refusal.REQUESTS;
    }
    if (bodies.addAndGet(size) > mostBodies) {
      bodies.addAndGet(-size);
      requests.decrementAndGet();
      return Refusal.BODIES;
    }
    stay(
        context,
        () -> {
          bodies.addAndGet(-size);
          requests.decrementAndGet();
        });
    return null;
  }

  // The end handler is called when the answer is written, and when the connection breaks before. It
  // is not called when writing a piece of a long answer fails: then the answer is closed silently.
  private void stay(RoutingContext context, Runnable leave) {
    var stay = new Stay(context.response(), new AtomicBoolean(), leave);
    var _ = stays.add(stay);
    var _ = context.addEndHandler(_ -> end(stay));
  }

  private void end(Stay stay) {
    if (stay.left().compareAndSet(false, true)) {
      var _ = stays.remove(stay);
      stay.leave().run();
    }
  }

  /// Lets those leave whose connection is gone without a sign.
  void sweep() {
    for (var stay : stays) {
      if (stay.response().closed()) {
        end(stay);
      }
    }
  }

  /// A request that is in. Two are never equal: what they are made of isn't.
  private record Stay(HttpServerResponse response, AtomicBoolean left, Runnable leave) {}

  private long size(HttpServerRequest request, String path, long length) {
    if (length > 0) {
      return length;
    }
    var undeclared =
        request.version() == HttpVersion.HTTP_2
            ? !request.isEnded() && request.getHeader(HttpHeaders.CONTENT_LENGTH) == null
            : request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    return undeclared ? limits.of(path) : 0;
  }
}
