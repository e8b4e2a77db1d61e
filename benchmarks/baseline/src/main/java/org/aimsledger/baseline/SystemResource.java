package org.aimsledger.baseline;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@Path("/systems")
class SystemResource {
  private final Mutiny.SessionFactory sessions;
  private final SecurityIdentity identity;
  private final Clock clock = Clock.systemUTC();

  SystemResource(Mutiny.SessionFactory sessions, SecurityIdentity identity) {
    this.sessions = sessions;
    this.identity = identity;
  }

  @POST
  @RolesAllowed({"contributor", "system-owner", "integration"})
  public Uni<Response> create(SystemBody body) {
    var id = UUID.randomUUID();
    var entity = new SystemEntity(id, body, identity.getPrincipal().getName(), clock.instant());
    return sessions
        .withTransaction((session, _) -> session.persist(entity))
        .map(_ -> Response.created(URI.create("/systems/" + id)).entity(body.withId(id)).build());
  }

  /// Answers once the application can take requests.
  @GET
  @Path("ready")
  @PermitAll
  public Response ready() {
    return Response.noContent().build();
  }
}
