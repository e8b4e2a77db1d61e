package org.aimsledger.audit.trailaccess;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.platform.RecordedRead;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Notes who reads what, before it is answered. Runs behind the check of roles.
public class TrailAccessRequestFilter {
  private static final String API = "/api/audit/v1/";

  private final TrailAccessCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  TrailAccessRequestFilter(
      TrailAccessCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  /// An access that can't be recorded is not answered: its failure becomes the answer.
  @ServerRequestFilter
  public Uni<Void> note(ContainerRequestContext request, ResourceInfo resource) {
    if (!isRecorded(resource)) {
      return Uni.createFrom().voidItem();
    }
    var asked = asked(request) + asFile(request, resource.getResourceMethod());
    var command = new TrailAccessCommand.Note(UUID.randomUUID(), asked, clock.instant());
    return handler
        .handle(command, identity.context(null, null))
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Done<TrailAccess, Void> _ -> outcome;
                  default ->
                      throw new IllegalStateException("an access was not recorded: " + outcome);
                })
        .replaceWithVoid();
  }

  private static boolean isRecorded(ResourceInfo resource) {
    var method = resource.getResourceMethod();
    return method != null
        && (method.isAnnotationPresent(RecordedRead.class)
            || resource.getResourceClass().isAnnotationPresent(RecordedRead.class));
  }

  // Who takes a whole list away has read more than who looks at a page.
  private static String asFile(ContainerRequestContext request, Method method) {
    var forms = method.getAnnotation(Produces.class);
    var type = Listing.fileType(request.getHeaderString(HttpHeaders.ACCEPT));
    return forms != null && type != null && List.of(forms.value()).contains(type)
        ? " as " + type
        : "";
  }

  private static String asked(ContainerRequestContext request) {
    var uri = request.getUriInfo().getRequestUri();
    var path = uri.getRawPath();
    var below = path.startsWith(API) ? path.substring(API.length()) : path;
    return uri.getRawQuery() == null ? below : below + "?" + uri.getRawQuery();
  }
}
