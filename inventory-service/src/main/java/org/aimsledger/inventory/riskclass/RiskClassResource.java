package org.aimsledger.inventory.riskclass;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.Moment;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.platform.HistoryResponses.HistoryResponse;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.riskclass.RiskClassRequests.AskAgainRequest;
import org.aimsledger.inventory.riskclass.RiskClassRequests.ConfirmRequest;
import org.aimsledger.inventory.riskclass.RiskClassRequests.DeclineRequest;
import org.aimsledger.inventory.riskclass.RiskClassRequests.DetermineRequest;
import org.aimsledger.inventory.riskclass.RiskClassRequests.PreviewRequest;
import org.aimsledger.inventory.riskclass.RiskClassResponses.BasisResponse;
import org.aimsledger.inventory.riskclass.RiskClassResponses.PreviewResponse;
import org.aimsledger.inventory.riskclass.RiskClassResponses.QuestionResponse;
import org.aimsledger.inventory.riskclass.RiskClassResponses.StatusResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.http.WithoutIdempotencyKey;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// How the law classes one AI system, over HTTP.
@Path("/api/inventory/v1/ai-systems")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "risk class")
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
  Roles.INTEGRATION,
  Roles.ADMIN,
  Roles.SERVICE
})
class RiskClassResource {
  private final RiskClassCommandHandler handler;
  private final Packs packs;
  private final RequestIdentity identity;
  private final Clock clock;

  RiskClassResource(
      RiskClassCommandHandler handler, Packs packs, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.packs = packs;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("{id}/risk-class")
  @Operation(
      operationId = "getRiskClass",
      summary =
          "How the law classes a system now, or did: the class in force, what waits, what is due")
  @APIResponse(
      responseCode = "200",
      description = "The class, the rules that led to it, and the answers",
      content = @Content(schema = @Schema(implementation = StatusResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler
        .load(id, asOf.moment())
        .flatMap(
            found ->
                found.version() > 0
                    ? Uni.createFrom().item(answer(id, found, asOf))
                    : handler
                        .system(id, new Moment.Now())
                        .map(
                            system ->
                                system instanceof SystemSeen.Absent
                                    ? RiskClassResponses.unknown(id).toResponse()
                                    : answer(id, found, asOf)));
  }

  @POST
  @Path("{id}/risk-class")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(
      operationId = "determineRiskClass",
      summary = "Answer the questions of the rules in force; the class follows",
      description =
          "UNKNOWN is an answer: the class is then left undetermined, with what has to be answered."
              + " A class that relies on the exception of Article 6(3), or that is lower than the"
              + " one in force, is proposed and has to be confirmed by somebody else.")
  @APIResponse(
      responseCode = "200",
      description = "Determined, proposed or left undetermined",
      content = @Content(schema = @Schema(implementation = StatusResponse.class)))
  public Uni<Response> determine(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull DetermineRequest body) {
    var now = clock.instant();
    var determination = EventIds.next(now.toEpochMilli());
    return run(
        body.toCommand(determination, id, packs.riskClasses(now), identity.actor(), now), ifMatch);
  }

  @POST
  @Path("{id}/risk-class/preview")
  @WithoutIdempotencyKey
  @Operation(
      operationId = "previewRiskClass",
      summary = "What would follow from other answers; nothing is recorded",
      description = "The answers are laid over the last ones of the system.")
  @APIResponse(
      responseCode = "200",
      description = "The class that would follow",
      content = @Content(schema = @Schema(implementation = PreviewResponse.class)))
  public Uni<Response> preview(@PathParam("id") UUID id, @NotNull PreviewRequest body) {
    return handler
        .system(id, new Moment.Now())
        .flatMap(
            system ->
                system instanceof SystemSeen.Absent
                    ? Uni.createFrom().item(RiskClassResponses.unknown(id).toResponse())
                    : handler
                        .load(id, new Moment.Now())
                        .map(status -> preview(id, status.state(), body)));
  }

  private Response preview(UUID id, RiskClassStatus status, PreviewRequest body) {
    var pack = packs.riskClasses(clock.instant());
    var answers = body.over(status.lastAnswers());
    var problem = AnswerRule.problem(pack, answers);
    return problem.isPresent()
        ? RiskClassResponses.problem(problem.get()).toResponse()
        : Response.ok(preview(id, status, answers)).build();
  }

  private PreviewResponse preview(
      UUID id, RiskClassStatus status, Map<String, List<String>> answers) {
    var pack = packs.riskClasses(clock.instant());
    var classification = Classification.of(pack, answers);
    return new PreviewResponse(
        id,
        classification.riskClass(),
        status.riskClass(),
        classification.appliesFrom(),
        BasisResponse.of(classification.basis(pack, answers, null), packs.riskClassVersions()),
        classification.open().stream().map(open -> QuestionResponse.of(open, pack)).toList(),
        classification.openBeside().stream().map(open -> QuestionResponse.of(open, pack)).toList(),
        classification.secondPerson(status.riskClass()));
  }

  @POST
  @Path("{id}/risk-class/confirmation")
  @RolesAllowed({Roles.RISK_OWNER, Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "confirmRiskClass",
      summary = "Stand behind a class that somebody else proposed")
  @APIResponse(
      responseCode = "200",
      description = "The class is in force",
      content = @Content(schema = @Schema(implementation = StatusResponse.class)))
  public Uni<Response> confirm(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ConfirmRequest body) {
    var now = clock.instant();
    return run(body.toCommand(id, packs.riskClasses(now), identity.actor(), now), ifMatch);
  }

  @POST
  @Path("{id}/risk-class/refusal")
  @RolesAllowed({Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "declineRiskClass",
      summary = "Don't stand behind a proposed class, or take the own proposal back")
  @APIResponse(
      responseCode = "200",
      description = "What was in force stays in force",
      content = @Content(schema = @Schema(implementation = StatusResponse.class)))
  public Uni<Response> decline(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull DeclineRequest body) {
    return run(body.toCommand(id, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/risk-class/redetermination")
  @RolesAllowed({
    Roles.CONTRIBUTOR,
    Roles.SYSTEM_OWNER,
    Roles.RISK_OWNER,
    Roles.APPROVER,
    Roles.AUDITOR
  })
  @Operation(
      operationId = "askForRedetermination",
      summary = "Say that the answers don't fit the system any more")
  @APIResponse(
      responseCode = "200",
      description = "The class stays in force until it is determined again",
      content = @Content(schema = @Schema(implementation = StatusResponse.class)))
  public Uni<Response> askAgain(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AskAgainRequest body) {
    var now = clock.instant();
    return run(body.toCommand(id, packs.riskClasses(now), now), ifMatch);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/risk-class/history")
  @Operation(
      operationId = "getRiskClassHistory",
      summary = "Every determination of a system, oldest first")
  @APIResponse(responseCode = "200", description = "Page of events")
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        HistoryResponse.class,
        next ->
            handler
                .history(id, next.after(), next.rowsToRead())
                .map(events -> AggregateAnswers.page(events, next, HistoryResponse::of)));
  }

  private Uni<Response> run(RiskClassCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(outcome -> Answers.ok(outcome, context, this::body, RiskClassResponses::problem));
  }

  private Object body(Done<RiskClassStatus, RiskClassRejection> done) {
    return StatusResponse.of(
        done.stream().id(), done.version(), done.state(), packs.riskClassVersions());
  }

  private Response answer(UUID id, Versioned<RiskClassStatus> found, AsOf asOf) {
    return asOf.answer(
        StatusResponse.of(id, found.version(), found.state(), packs.riskClassVersions()),
        found.version());
  }
}
