package org.aimsledger.incident.playbookrun;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.playbookrun.PlaybookRun.Started;
import org.aimsledger.incident.playbookrun.PlaybookRunResponses.One;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Runs of playbooks, step by step. Starting them: `PlaybookStartResource`,
/// `PlaybookDrillResource`.
@Path(PlaybookRunResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Playbooks")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class PlaybookRunResource {
  static final String PATH = "/api/incident/v1/playbook-runs";

  private final PlaybookRunCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  PlaybookRunResource(PlaybookRunCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("{run}")
  @RolesAllowed({
    VIEWER,
    SYSTEM_OWNER,
    RESPONDER,
    INCIDENT_COMMANDER,
    AUDITOR,
    APPROVER,
    TOP_MANAGEMENT,
    ADMIN
  })
  @Operation(summary = "One run: its steps, when they are due, and what became of them")
  @APIResponseSchema(One.class)
  public Uni<Response> one(@PathParam("run") UUID run) {
    return handler
        .load(run)
        .map(
            found ->
                found.version() == 0
                    ? PlaybookRunProblemResponses.unknown(run).toResponse()
                    : Response.ok(PlaybookRunResponses.one(found.state(), now()))
                        .header("ETag", ETags.of(found.version()))
                        .build());
  }

  @POST
  @Path("{run}/steps/{step}")
  @Operation(summary = "Say what became of a step: done, skipped with a reason, not applicable")
  @APIResponseSchema(One.class)
  public Uni<Response> settle(
      @PathParam("run") UUID run,
      @PathParam("step") String step,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      PlaybookRunRequests.Settle body) {
    var by = new PersonId(identity.actor());
    return handler
        .load(run)
        .flatMap(found -> guards(found.state()))
        .flatMap(guards -> run(body.toCommand(run, step, guards, by, now()), ifMatch));
  }

  private Uni<Set<StepGuard>> guards(PlaybookRun state) {
    return state instanceof Started started && started.incident() != null
        ? handler.guards(started.incident())
        : Uni.createFrom().item(Set.of());
  }

  @POST
  @Path("{run}/completion")
  @Operation(summary = "End a run of which every step is settled")
  @APIResponseSchema(One.class)
  public Uni<Response> complete(
      @PathParam("run") UUID run,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      PlaybookRunRequests.Complete body) {
    return run(body.toCommand(run, now()), ifMatch);
  }

  @POST
  @Path("{run}/abandonment")
  @Operation(summary = "Give a run up: the wrong playbook, or a drill that nobody goes on with")
  @APIResponseSchema(One.class)
  public Uni<Response> abandon(
      @PathParam("run") UUID run,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      PlaybookRunRequests.Abandon body) {
    return run(body.toCommand(run, now()), ifMatch);
  }

  /// The answer to a start.
  ///
  /// @param started empty: there is no such playbook
  static Response started(
      Optional<Outcome<PlaybookRun, PlaybookRunRejection>> started,
      CommandContext context,
      UUID run,
      Instant now) {
    return started
        .map(
            outcome ->
                Answers.created(
                    outcome,
                    context,
                    _ -> URI.create(PATH + "/" + run),
                    done -> PlaybookRunResponses.one(done.state(), now),
                    PlaybookRunProblemResponses::of))
        .orElseGet(() -> PlaybookRunProblemResponses.unknownPlaybook().toResponse());
  }

  private Uni<Response> run(PlaybookRunCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> PlaybookRunResponses.one(done.state(), command.at()),
                    PlaybookRunProblemResponses::of));
  }

  private Instant now() {
    return WorldTime.kept(clock.instant());
  }
}
