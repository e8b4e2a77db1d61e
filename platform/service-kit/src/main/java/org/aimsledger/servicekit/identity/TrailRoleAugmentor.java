package org.aimsledger.servicekit.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Takes the role [Roles#TRAIL_AUDITOR] away from whoever asks a service that has no trail. The
/// role is for people from outside, whose grants for a time only the service with the trail knows
/// and asks for; what they may read of the others they read there, where it leaves a trace
/// (docs/adr/0019).
///
/// Guarantees: no list of roles on a resource can give the role anything in another service. Other
/// roles of the same person keep what they give.
@ApplicationScoped
public class TrailRoleAugmentor implements SecurityIdentityAugmentor {
  private static final String SERVICE_WITH_THE_TRAIL = "audit";

  private final boolean heard;

  TrailRoleAugmentor(@ConfigProperty(name = "aims.service") String service) {
    this.heard = service.equals(SERVICE_WITH_THE_TRAIL);
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom().item(heard ? identity : without(identity));
  }

  private static SecurityIdentity without(SecurityIdentity identity) {
    if (identity.isAnonymous() || !identity.hasRole(Roles.TRAIL_AUDITOR)) {
      return identity;
    }
    var roles = new HashSet<>(identity.getRoles());
    roles.remove(Roles.TRAIL_AUDITOR);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addRoles(roles)
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .build();
  }
}
