package org.aimsledger.inventory.lifecyclegate;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateRequests.ApproveRequest;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateRequests.AttestRequest;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateRequests.ReasonRequest;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateRequests.ResponsibilityRequest;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateRequests.ReviewRequest;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateResponses.GateResponse;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateResponses.GatesResponse;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The gates of one system over HTTP. Every command is answered with all gates as they are then.
@Path("/api/inventory/v1/ai-systems/{id}/gates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "life-cycle gates")
// Who may read; methods that write name their own roles.
@RolesAllowed({
  Roles.VIEWER,
  Roles.CONTRIBUTOR,
  Roles.SYSTEM_OWNER,
  Roles.RISK_OWNER,
  Roles.RESPONDER,
  Roles.INCIDENT_COMMANDER,
  Roles.AUDITOR,
  Roles.TRAIL_AUDITOR,
  Roles.APPROVER,
  Roles.TOP_MANAGEMENT,
  Roles.ADMIN,
  Roles.SERVICE
})
class LifecycleGateResource {
  private final LifecycleGateCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  LifecycleGateResource(
      LifecycleGateCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Operation(operationId = "getLifecycleGates", summary = "All gates of a system")
  @APIResponse(
      responseCode = "200",
      description = "The gates",
      content = @Content(schema = @Schema(implementation = GatesResponse.class)))
  public Uni<Response> all(@PathParam("id") UUID id) {
    return handler
        .assessment(id, clock.instant())
        .map(
            assessment ->
                assessment.system().isKnown()
                    ? Response.ok(body(assessment)).build()
                    : LifecycleGateResponses.unknown(id).toResponse());
  }

  @GET
  @Path("{gate}")
  @Operation(
      operationId = "getLifecycleGate",
      summary = "Why a gate is open or not",
      description = "Each fact that it asks for, and what would meet the ones that are not there.")
  @APIResponse(
      responseCode = "200",
      description = "The gate",
      content = @Content(schema = @Schema(implementation = GateResponse.class)))
  public Uni<Response> one(@PathParam("id") UUID id, @PathParam("gate") String gate) {
    return handler
        .assessment(id, clock.instant())
        .map(
            assessment ->
                assessment.system().isKnown()
                    ? assessment
                        .policy()
                        .gate(gate)
                        .map(found -> Response.ok(GateResponse.of(found, assessment)).build())
                        .orElseGet(() -> LifecycleGateResponses.unknownGate(gate).toResponse())
                    : LifecycleGateResponses.unknown(id).toResponse());
  }

  @POST
  @Path("facts/{fact}/attestation")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER})
  @Operation(operationId = "attestGateFact", summary = "State, with evidence, that a fact holds")
  @APIResponse(responseCode = "200", description = "All gates as they are now")
  public Uni<Response> attest(
      @PathParam("id") UUID id,
      @PathParam("fact") String fact,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AttestRequest body) {
    return run(body.toCommand(id, fact, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("facts/{fact}/withdrawal")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.AUDITOR})
  @Operation(operationId = "withdrawGateFact", summary = "Take a statement back")
  @APIResponse(responseCode = "200", description = "All gates as they are now")
  public Uni<Response> withdraw(
      @PathParam("id") UUID id,
      @PathParam("fact") String fact,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(body.toWithdraw(id, fact, identity.actor(), clock.instant()), ifMatch);
  }

  @PUT
  @Path("dependents/{kind}/{dependent}/acceptance")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "acceptGateDependent",
      summary = "Decide that a thing may go on depending on the system when that is retired",
      description =
          "By somebody who may decide the gate. What depends on the system is at the gate, at the"
              + " fact `dependants-moved`.")
  @APIResponse(responseCode = "200", description = "All gates as they are now")
  public Uni<Response> acceptDependent(
      @PathParam("id") UUID id,
      @PathParam("kind") ComponentKind kind,
      @PathParam("dependent") UUID dependent,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(
        body.toAcceptDependent(id, new LinkEnd(kind, dependent), identity.actor(), clock.instant()),
        ifMatch);
  }

  @PUT
  @Path("responsibility/{stage}")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "assignStageResponsibility",
      summary = "Say who is responsible in a stage",
      description = "Who is responsible in DEVELOPMENT is kept apart from who approves.")
  @APIResponse(responseCode = "200", description = "All gates as they are now")
  public Uni<Response> assign(
      @PathParam("id") UUID id,
      @PathParam("stage") Stage stage,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ResponsibilityRequest body) {
    return run(body.toCommand(id, stage, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{gate}/request")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER})
  @Operation(
      operationId = "requestGateDecision",
      summary = "Ask for a gate to be opened",
      description = "Approvals of an earlier request don't count any more.")
  @APIResponse(responseCode = "200", description = "All gates as they are now")
  public Uni<Response> request(
      @PathParam("id") UUID id,
      @PathParam("gate") String gate,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(body.toRequest(id, gate, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{gate}/approval")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "approveGate",
      summary = "Agree that a gate opens",
      description = "It opens once as many people agree as the tier of the system asks for.")
  @APIResponse(responseCode = "200", description = "All gates as they are now")
  public Uni<Response> approve(
      @PathParam("id") UUID id,
      @PathParam("gate") String gate,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ApproveRequest body) {
    return run(body.toCommand(id, gate, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{gate}/rejection")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(operationId = "rejectGate", summary = "Keep a gate closed")
  @APIResponse(responseCode = "200", description = "All gates as they are now")
  public Uni<Response> reject(
      @PathParam("id") UUID id,
      @PathParam("gate") String gate,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(body.toReject(id, gate, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{gate}/override")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.TOP_MANAGEMENT, Roles.INCIDENT_COMMANDER})
  @Operation(
      operationId = "overrideGate",
      summary = "Open a gate in an emergency",
      description = "Somebody else has to review that; overdue, the gate is closed again.")
  @APIResponse(responseCode = "200", description = "All gates as they are now")
  public Uni<Response> override(
      @PathParam("id") UUID id,
      @PathParam("gate") String gate,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(body.toOverride(id, gate, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{gate}/override-review")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(operationId = "reviewGateOverride", summary = "Judge somebody else's override")
  @APIResponse(responseCode = "200", description = "All gates as they are now")
  public Uni<Response> review(
      @PathParam("id") UUID id,
      @PathParam("gate") String gate,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReviewRequest body) {
    return run(body.toCommand(id, gate, identity.actor(), clock.instant()), ifMatch);
  }

  private Uni<Response> run(LifecycleGateCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).flatMap(outcome -> answer(command, outcome, context));
  }

  private Uni<Response> answer(
      LifecycleGateCommand command,
      Outcome<LifecycleGate, LifecycleGateRejection> outcome,
      CommandContext context) {
    return outcome instanceof Done
        ? handler
            .assessment(command.system(), command.at())
            .map(assessment -> answer(outcome, context, body(assessment)))
        : Uni.createFrom().item(answer(outcome, context, ""));
  }

  private static Response answer(
      Outcome<LifecycleGate, LifecycleGateRejection> outcome, CommandContext context, Object body) {
    return Answers.ok(outcome, context, _ -> body, LifecycleGateResponses::problem);
  }

  private GatesResponse body(GateAssessment assessment) {
    return GatesResponse.of(assessment, handler.governs(assessment));
  }
}
