package org.aimsledger.servicekit.http;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.aimsledger.servicekit.problem.SecurityProblems;

/// Bearer tokens as ever, each checked once in a while instead of once a request, and where Quarkus
/// answers a bare 401 (paths beside the resources, like the metrics) the answer is a problem too.
@Alternative
@Priority(1)
@ApplicationScoped
public class ProblemChallenge implements HttpAuthenticationMechanism {
  private final OidcAuthenticationMechanism bearer;
  private final VerifiedTokens verified;
  private final ProblemSender problems;

  ProblemChallenge(
      OidcAuthenticationMechanism bearer, VerifiedTokens verified, ProblemSender problems) {
    this.bearer = bearer;
    this.verified = verified;
    this.problems = problems;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    return verified.identity(
        context.request().getHeader(HttpHeaders.AUTHORIZATION),
        () -> bearer.authenticate(context, identities));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return bearer.getChallenge(context);
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    var token = context.request().getHeader("Authorization") != null;
    return problems
        .send(context, token ? SecurityProblems.badToken() : SecurityProblems.noToken())
        .replaceWith(true);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return bearer.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return bearer.getCredentialTransport(context);
  }
}
