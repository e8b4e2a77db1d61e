package org.aimsledger.servicekit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import java.util.Set;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.IdempotencyKey;
import org.aimsledger.servicekit.http.Correlation;
import org.aimsledger.servicekit.http.Fingerprint;
import org.aimsledger.servicekit.http.IdempotencyKeyFilter;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.http.VerifiedTokens;
import org.jspecify.annotations.Nullable;

/// Who sent the current request, and everything a command needs to know of it.
@RequestScoped
public class RequestIdentity {
  private final SecurityIdentity identity;
  private final Correlation correlation;
  private final Fingerprint fingerprint;
  private final CurrentVertxRequest request;

  RequestIdentity(
      SecurityIdentity identity,
      Correlation correlation,
      Fingerprint fingerprint,
      CurrentVertxRequest request) {
    this.identity = identity;
    this.correlation = correlation;
    this.fingerprint = fingerprint;
    this.request = request;
  }

  /// The pseudonymous id of the sender: `sub` of the token.
  ///
  /// @throws IllegalStateException on a path that is open to everybody
  public String actor() {
    if (identity.isAnonymous()) {
      throw new IllegalStateException("nobody is known here: the path asks for no token");
    }
    return identity.getPrincipal().getName();
  }

  public Set<String> roles() {
    return Set.copyOf(identity.getRoles());
  }

  public boolean hasRole(String role) {
    return identity.hasRole(role);
  }

  /// Units of the organisation that the sender belongs to: the claim `units` of the token.
  public Set<String> units() {
    return Objects.requireNonNullElse(
        identity.<Set<String>>getAttribute(VerifiedTokens.UNITS), Set.of());
  }

  /// The id that this request shares with everything it leads to.
  public String correlation() {
    return correlation.id();
  }

  /// W3C trace context of the request, when it came with one.
  public @Nullable String traceparent() {
    return correlation.traceparent();
  }

  /// For a command that creates something, or that does not care for versions.
  public CommandContext context() {
    return context(null, key());
  }

  /// For a command on something that the sender has seen: `@HeaderParam("If-Match") @Nullable
  /// IfMatch`.
  public CommandContext context(@Nullable IfMatch ifMatch) {
    return context(ifMatch == null ? null : ifMatch.expectedVersion(), key());
  }

  /// For commands that are not one HTTP request each, e.g. the rows of an import.
  ///
  /// @param idempotency own key of each command, derived from what makes it the same command
  public CommandContext context(
      @Nullable Long expectedVersion, @Nullable IdempotencyKey idempotency) {
    return new CommandContext(
        actor(), correlation.id(), null, correlation.traceparent(), idempotency, expectedVersion);
  }

  private IdempotencyKey key() {
    var http = request.getCurrent().request();
    var key =
        Objects.requireNonNull(
            http.getHeader(IdempotencyKeyFilter.HEADER),
            "a command needs an Idempotency-Key; this path is exempt from it");
    var ifMatch = Objects.requireNonNullElse(http.getHeader("If-Match"), "");
    return new IdempotencyKey(
        actor(), key, fingerprint.over(http.method().name(), http.uri(), ifMatch));
  }
}
