package org.aimsledger.incident.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Keeps one source from drowning all others: what it sends beyond its share is answered 429 before
/// anything is recorded. What was answered 201 is recorded, whatever comes after it.
///
/// Application scoped: filters are made while the service is built, and there are no settings yet.
@ApplicationScoped
public class IntakeRequestFilter {
  private static final String API = "/api/incident/v1/";
  private static final String PUBLIC = API + "public/";
  private static final int NETWORK_BYTES = 8;

  private final RequestIdentity identity;
  private final SignalConfig.Limits limits;
  private final Cache<String, Bucket> sources;
  private final Bucket withoutAccount;

  IntakeRequestFilter(RequestIdentity identity, SignalConfig config) {
    this.identity = identity;
    this.limits = config.limits();
    this.sources =
        Caffeine.newBuilder()
            .maximumSize(limits.sources())
            .expireAfterAccess(limits.period().multipliedBy(2))
            .build();
    this.withoutAccount = bucket(limits.withoutAccount());
  }

  @ServerRequestFilter
  public Optional<Response> check(ContainerRequestContext request, HttpServerRequest http) {
    var path = plain(request.getUriInfo().getPath());
    if (path.startsWith(PUBLIC)) {
      return refused(
              sources.get(
                  "address " + network(http.remoteAddress().hostAddress()),
                  _ -> bucket(limits.perAddress())))
          .or(() -> refused(withoutAccount));
    }
    var reports =
        request.getMethod().equals("POST")
            && (path.equals(API + "signals") || path.equals(API + "concerns"));
    // Without roles: somebody who is refused anyway.
    return reports && !identity.roles().isEmpty()
        ? refused(sources.get("account " + identity.actor(), _ -> bucket(limits.perAccount())))
        : Optional.empty();
  }

  /// The path as its resource is found by it: a slash at its end, a second one in it and matrix
  /// parameters are no other address.
  static String plain(String path) {
    return path.replaceAll(";[^/]*", "").replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
  }

  private Bucket bucket(int most) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, limits.period()))
        .build();
  }

  private static Optional<Response> refused(Bucket bucket) {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return Optional.empty();
    }
    var seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds();
    return Optional.of(
        Problem.of(
                429,
                "request/too-many",
                "Too many reports in a short time",
                "Nothing of this request was recorded. Send it again in "
                    + seconds
                    + " s; what was answered 201 is safe.")
            .withHeader("Retry-After", Long.toString(Math.max(1, seconds)))
            .toResponse());
  }

  /// Whoever has one IPv6 address has all of its network.
  static String network(String address) {
    try {
      // An address as text: nobody is asked for a name.
      var parsed = InetAddress.ofLiteral(address.replaceAll("%.*", ""));
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
          : parsed.getHostAddress();
    } catch (IllegalArgumentException _) {
      return "unknown";
    }
  }
}
