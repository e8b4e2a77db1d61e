package org.aimsledger.audit.contentpruning;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Orders and confirmations of prunings.
@Path(ContentPruningResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "prunings")
@RolesAllowed({ADMIN, TOP_MANAGEMENT})
public class ContentPruningResource {
  static final String PATH = "/api/audit/v1/prunings";

  private final ContentPruningCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  ContentPruningResource(
      ContentPruningCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("{pruning}")
  @RolesAllowed({ADMIN, TOP_MANAGEMENT, AUDITOR})
  @Operation(summary = "How far a pruning has come")
  public Uni<Response> pruning(@PathParam("pruning") UUID pruning) {
    return handler
        .load(pruning)
        .map(
            found ->
                ETags.ok(
                    ContentPruningResponses.Pruning.of(pruning, found.state()), found.version()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Order that the content of old records goes",
      description = "Hashes and proofs stay. Nothing happens before somebody else confirms it.")
  public Uni<Response> order(@NotNull ContentPruningRequests.Order body) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var pruning = EventIds.next(now.toEpochMilli());
    var command = body.toCommand(pruning, identity.actor(), now);
    var context = identity.context();
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.created(
                    outcome,
                    context,
                    done -> URI.create(PATH + "/" + done.stream().id()),
                    done -> ContentPruningResponses.Pruning.of(done.stream().id(), done.state()),
                    reason -> ContentPruningResponses.problem(pruning, reason)));
  }

  @POST
  @Path("{pruning}/confirmation")
  @Operation(summary = "Confirm what somebody else has ordered")
  public Uni<Response> confirm(@PathParam("pruning") UUID pruning) {
    var context = identity.context();
    return handler
        .handle(
            new ContentPruningCommand.Confirm(
                pruning, identity.actor(), clock.instant().truncatedTo(ChronoUnit.MICROS)),
            context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> ContentPruningResponses.Pruning.of(pruning, done.state()),
                    reason -> ContentPruningResponses.problem(pruning, reason)));
  }
}
