package org.aimsledger.audit.trailaccess;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.audit.platform.RecordedRead;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Notes who reads what, before it is answered. Runs behind the check of roles, and behind that of
/// grants.
public class TrailAccessRequestFilter {
  private static final String API = "/api/audit/v1/";

  /// Accesses of the published log that this process need not ask the log about.
  private static final int MOST_REMEMBERED = 10_000;

  private final TrailAccessCommandHandler handler;
  private final RequestIdentity identity;
  private final CurrentIdentityAssociation association;
  private final TrailConfig config;
  private final Clock clock;
  private final Set<UUID> noted =
      Collections.synchronizedSet(Collections.newSetFromMap(new Remembered()));

  TrailAccessRequestFilter(
      TrailAccessCommandHandler handler,
      RequestIdentity identity,
      CurrentIdentityAssociation association,
      TrailConfig config,
      Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.association = association;
    this.config = config;
    this.clock = clock;
  }

  /// An access that can't be recorded is not answered: its failure becomes the answer.
  @ServerRequestFilter
  public Uni<Void> note(ContainerRequestContext request, ResourceInfo resource) {
    if (isRecorded(resource)) {
      var asked = asked(request) + asFile(request, resource.getResourceMethod());
      return note(
          new TrailAccessCommand.Note(UUID.randomUUID(), asked, clock.instant()),
          identity.context(null, null));
    }
    var part =
        config.open() ? null : PublishedPart.of(request.getUriInfo().getRequestUri().getRawPath());
    return part == null
        ? Uni.createFrom().voidItem()
        : association.getDeferredIdentity().chain(sender -> note(part, sender));
  }

  /// Whoever may not read it is turned away by the resource, and has read nothing.
  private Uni<Void> note(PublishedPart part, SecurityIdentity sender) {
    if (!sender.hasRole(Roles.AUDITOR) && !sender.hasRole(Roles.TRAIL_AUDITOR)) {
      return Uni.createFrom().voidItem();
    }
    var reader = sender.getPrincipal().getName();
    var now = clock.instant();
    var asked = part.during(config.readingWindow(), now);
    var access = TrailAccessCommandHandler.shared(reader, asked);
    if (noted.contains(access)) {
      return Uni.createFrom().voidItem();
    }
    return note(
            new TrailAccessCommand.Note(access, asked, now),
            new CommandContext(
                reader, identity.correlation(), null, identity.traceparent(), null, null))
        .invoke(() -> noted.add(access));
  }

  private Uni<Void> note(TrailAccessCommand command, CommandContext context) {
    return handler
        .handle(command, context)
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

  /// The oldest goes first: its window is over.
  private static final class Remembered extends LinkedHashMap<UUID, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }
}
