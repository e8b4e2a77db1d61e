package org.aimsledger.servicekit.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aimsledger.servicekit.config.ServiceConfig;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Tokens whose signature and claims were checked a moment ago, so that a client that sends the
/// same token with each request doesn't cost a signature check each.
///
/// Guarantees: a token is never accepted after its `exp`, nor longer than the configured time after
/// it was last checked against the issuer's keys; a refused token is not remembered; no token is
/// kept, only its SHA-256; the number of tokens is bounded, the longest unused goes first. So a key
/// that the issuer takes back is obeyed at most that time later than without this memory.
@Singleton
public class VerifiedTokens {
  /// Name of the claim, and of the attribute of an identity, that has the units of its bearer.
  public static final String UNITS = "units";

  private static final String SCHEME = "Bearer ";

  private record Verified(SecurityIdentity identity, Instant until) {}

  private final Map<ByteBuffer, Verified> known;
  private final Duration trust;
  private final Clock clock;

  @Inject
  VerifiedTokens(ServiceConfig config, Clock clock) {
    this(config.identity().verifiedTokens(), config.identity().verifiedFor(), clock);
  }

  /// @param most most tokens remembered
  /// @param trust how long a check counts
  VerifiedTokens(int most, Duration trust, Clock clock) {
    this.trust = trust;
    this.clock = clock;
    this.known =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Verified> eldest) {
            return size() > most;
          }
        };
  }

  /// Whoever the `Authorization` header stands for.
  ///
  /// @param verification the real check, run when this token's last one is too long ago
  public Uni<SecurityIdentity> identity(
      @Nullable String authorization, Supplier<Uni<SecurityIdentity>> verification) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return verification.get();
    }
    var digest = digest(authorization);
    var remembered = remembered(digest);
    return remembered == null
        ? verification.get().onItem().ifNotNull().transform(identity -> remember(digest, identity))
        : Uni.createFrom().item(remembered);
  }

  private synchronized @Nullable SecurityIdentity remembered(ByteBuffer digest) {
    var verified = known.get(digest);
    if (verified == null) {
      return null;
    }
    if (!clock.instant().isBefore(verified.until())) {
      known.remove(digest);
      return null;
    }
    return verified.identity();
  }

  private SecurityIdentity remember(ByteBuffer digest, SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return identity;
    }
    var trusted = clock.instant().plus(trust);
    var expires = Instant.ofEpochSecond(token.getExpirationTime());
    // Without the claims and the request that the first identity holds on to.
    var lasting =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(token.getName()))
            .addRoles(identity.getRoles())
            .addAttribute(UNITS, units(token))
            .build();
    synchronized (this) {
      known.put(digest, new Verified(lasting, expires.isBefore(trusted) ? expires : trusted));
    }
    return lasting;
  }

  private static Set<String> units(JsonWebToken token) {
    return switch (token.<Object>getClaim(UNITS)) {
      case null -> Set.of();
      case JsonArray units ->
          units.getValuesAs(VerifiedTokens::text).stream().collect(Collectors.toUnmodifiableSet());
      case Collection<?> units ->
          units.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
      case Object unit -> Set.of(unit.toString());
    };
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  private static ByteBuffer digest(String authorization) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(authorization.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
