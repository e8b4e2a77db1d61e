package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.inventory.aisystem.AiSystemCommandHandler;
import org.aimsledger.inventory.reportintake.HeldEventRequests.DismissRequest;
import org.aimsledger.inventory.reportintake.HeldEventRequests.LinkRequest;
import org.aimsledger.inventory.reportintake.HeldEventResponses.FindingResponse;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystem;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemCommand;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemCommandHandler;
import org.aimsledger.inventory.unregisteredsystem.UnregisteredSystemRejection;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Findings of unregistered AI use over HTTP: look, link, dismiss. Registering the system under the
/// external id or name that the finding has settles it too.
@Path("/api/inventory/v1/unregistered-systems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Unregistered AI systems")
class UnregisteredSystemResource {
  private final UnregisteredSystemCommandHandler findings;
  private final AiSystemCommandHandler systems;
  private final RequestIdentity identity;
  private final Clock clock;

  UnregisteredSystemResource(
      UnregisteredSystemCommandHandler findings,
      AiSystemCommandHandler systems,
      RequestIdentity identity,
      Clock clock) {
    this.findings = findings;
    this.systems = systems;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    Roles.VIEWER,
    Roles.CONTRIBUTOR,
    Roles.SYSTEM_OWNER,
    Roles.RISK_OWNER,
    Roles.RESPONDER,
    Roles.INCIDENT_COMMANDER,
    Roles.AUDITOR,
    Roles.APPROVER,
    Roles.TOP_MANAGEMENT,
    Roles.ADMIN
  })
  @Operation(operationId = "getUnregisteredSystem", summary = "One finding as it is now")
  @APIResponse(
      responseCode = "200",
      description = "The finding",
      content = @Content(schema = @Schema(implementation = FindingResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id) {
    return findings
        .load(id)
        .map(
            finding ->
                switch (finding.state()) {
                  case UnregisteredSystem.Found found ->
                      Response.ok(FindingResponse.of(id, finding.version(), found))
                          .header("ETag", ETags.of(finding.version()))
                          .build();
                  case UnregisteredSystem.Absent _ ->
                      HeldEventResponses.unknownFinding(id).toResponse();
                });
  }

  @POST
  @Path("{id}/link")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.ADMIN})
  @Operation(
      operationId = "linkUnregisteredSystem",
      summary = "Say which system of the inventory it is",
      description =
          "What is held about it is recorded with that system, and so is what comes later under the"
              + " same name. Final.")
  @APIResponse(
      responseCode = "200",
      description = "The finding as it is now",
      content = @Content(schema = @Schema(implementation = FindingResponse.class)))
  public Uni<Response> link(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull LinkRequest body) {
    var command = body.toCommand(id, clock.instant());
    var system = body.linked();
    return systems
        .load(system)
        .flatMap(
            known ->
                known.version() == 0
                    ? Uni.createFrom().item(unknownSystem(system).toResponse())
                    : run(command, ifMatch));
  }

  @POST
  @Path("{id}/dismissal")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.ADMIN})
  @Operation(
      operationId = "dismissUnregisteredSystem",
      summary = "Decide that it is no AI system of this organisation",
      description = "What is held about it stays held. It can still be linked later.")
  @APIResponse(
      responseCode = "200",
      description = "The finding as it is now",
      content = @Content(schema = @Schema(implementation = FindingResponse.class)))
  public Uni<Response> dismiss(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull DismissRequest body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  private Uni<Response> run(UnregisteredSystemCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return findings
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    UnregisteredSystemResource::body,
                    HeldEventResponses::problem));
  }

  private static Object body(Done<UnregisteredSystem, UnregisteredSystemRejection> done) {
    return switch (done.state()) {
      case UnregisteredSystem.Found found ->
          FindingResponse.of(done.stream().id(), done.version(), found);
      case UnregisteredSystem.Absent _ -> throw new IllegalStateException("done to nothing");
    };
  }

  private static Problem unknownSystem(UUID system) {
    return Problem.of(
        422,
        "unregistered-system/unknown-system",
        "The system is not in the inventory",
        "There is no AI system " + system + ". Register it first.");
  }
}
