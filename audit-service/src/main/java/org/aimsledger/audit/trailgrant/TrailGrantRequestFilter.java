package org.aimsledger.audit.trailgrant;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.servicekit.identity.Roles;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Turns away a trail-auditor without an open grant, where grants are required. Who is an auditor
/// of the house as well needs none.
public class TrailGrantRequestFilter {
  private static final String API = "/api/audit/";
  private static final String PUBLISHED = "/trail/";

  private final TrailGrantCommandHandler handler;
  private final CurrentIdentityAssociation identity;
  private final TrailConfig config;
  private final Clock clock;

  /// @throws IllegalStateException where grants are required of an open trail
  TrailGrantRequestFilter(
      TrailGrantCommandHandler handler,
      CurrentIdentityAssociation identity,
      TrailConfig config,
      Clock clock) {
    if (config.grantsRequired() && config.open()) {
      throw new IllegalStateException(
          "aims.trail.grants-required ends nobody's reading while aims.trail.public shows every entry to"
              + " everybody: set aims.trail.public=false as well");
    }
    this.handler = handler;
    this.identity = identity;
    this.config = config;
    this.clock = clock;
  }

  /// Before the access is noted: who is turned away has read nothing. Asks the log, not a cache of
  /// this process: a revocation counts at once, whichever process took it.
  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  public Uni<@Nullable Response> check(ContainerRequestContext request) {
    if (!config.grantsRequired() || !isGuarded(request.getUriInfo().getRequestUri().getPath())) {
      return Uni.createFrom().nullItem();
    }
    // Nobody has looked at the token yet where the path itself asks for none.
    return identity.getDeferredIdentity().chain(this::check);
  }

  private Uni<@Nullable Response> check(SecurityIdentity sender) {
    return sender.hasRole(Roles.TRAIL_AUDITOR) && !sender.hasRole(Roles.AUDITOR)
        ? handler
            .load(sender.getPrincipal().getName())
            .map(
                found ->
                    found.state().open(clock.instant())
                        ? null
                        : TrailGrantResponses.none().toResponse())
        : Uni.createFrom().nullItem();
  }

  private static boolean isGuarded(String path) {
    return path.startsWith(API) || path.startsWith(PUBLISHED);
  }
}
