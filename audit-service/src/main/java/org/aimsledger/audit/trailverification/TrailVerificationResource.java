package org.aimsledger.audit.trailverification;

import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;

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
import java.util.UUID;
import org.aimsledger.audit.platform.trail.CheckpointStore;
import org.aimsledger.audit.platform.trail.KeyChangeStore;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What auditors have verified.
@Path(TrailVerificationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "verifications")
@RolesAllowed({AUDITOR, TRAIL_AUDITOR})
public class TrailVerificationResource {
  static final String PATH = "/api/audit/v1/verifications";

  private final TrailVerificationCommandHandler handler;
  private final CheckpointStore checkpoints;
  private final KeyChangeStore keys;
  private final RequestIdentity identity;
  private final Clock clock;

  TrailVerificationResource(
      TrailVerificationCommandHandler handler,
      CheckpointStore checkpoints,
      KeyChangeStore keys,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.checkpoints = checkpoints;
    this.keys = keys;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Hand in what the verifier said",
      description =
          "The report that the verifier prints with --json, whether everything held or not. It"
              + " becomes an event of the trail, which says too whether the checkpoint is one that"
              + " this trail has signed.")
  public Uni<Response> handIn(@NotNull TrailVerificationRequests.Report report) {
    var context = identity.context();
    var result = report.toResult();
    return keys.keys()
        .chain(
            known ->
                checkpoints.hasSigned(result.size(), result.root(), known.signing(result.size())))
        .chain(
            signed ->
                handler.handle(
                    new TrailVerificationCommand.Note(
                        UUID.randomUUID(), result, signed, clock.instant()),
                    context))
        .map(
            outcome ->
                Answers.created(
                    outcome,
                    context,
                    done -> URI.create(PATH + "/" + done.stream().id()),
                    done ->
                        TrailVerificationResponses.Verification.of(
                            done.stream().id(), done.state()),
                    TrailVerificationResponses::problem));
  }

  @GET
  @Path("{verification}")
  @Operation(summary = "One verification")
  public Uni<Response> one(@PathParam("verification") UUID verification) {
    return handler
        .load(verification)
        .map(
            found ->
                ETags.ok(
                    TrailVerificationResponses.Verification.of(verification, found.state()),
                    found.version()));
  }
}
