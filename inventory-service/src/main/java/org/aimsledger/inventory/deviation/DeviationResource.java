package org.aimsledger.inventory.deviation;

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
import java.util.UUID;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.inventory.deviation.DeviationRequests.ApproveRequest;
import org.aimsledger.inventory.deviation.DeviationRequests.ReasonRequest;
import org.aimsledger.inventory.deviation.DeviationRequests.RecordRequest;
import org.aimsledger.inventory.deviation.DeviationResponses.DeviationResponse;
import org.aimsledger.inventory.platform.HistoryResponses.HistoryResponse;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// One deviation over HTTP.
@Path("/api/inventory/v1/deviations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "procedures")
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
class DeviationResource {
  private static final String PATH = "/api/inventory/v1/deviations/";

  private final AggregateAnswers<Deviation, DeviationRejection> answers;
  private final DeviationCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  DeviationResource(DeviationCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
    this.answers =
        new AggregateAnswers<>(
            (id, version, state) -> DeviationResponses.body(id, version, state, clock.instant()),
            DeviationResponses::unknown,
            DeviationResponses::problem);
  }

  @POST
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER})
  @Operation(
      operationId = "recordDeviation",
      summary = "Say that a system does not follow a procedure of its life cycle, and why",
      description = "The version in force is recorded with it. Nothing is allowed by it.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = DeviationResponse.class)))
  public Uni<Response> begin(@NotNull RecordRequest body) {
    var now = clock.instant();
    var context = identity.context();
    return handler
        .handle(body.toCommand(EventIds.next(now.toEpochMilli()), identity.actor(), now), context)
        .map(answers.created(context, PATH));
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getDeviation", summary = "One deviation as it is now, or as it was")
  @APIResponse(
      responseCode = "200",
      description = "The deviation",
      content = @Content(schema = @Schema(implementation = DeviationResponse.class)))
  public Uni<Response> get(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(answers.asOf(id, asOf));
  }

  @POST
  @Path("{id}/approval")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "approveDeviation",
      summary = "Let a deviation of somebody else be for a time")
  @APIResponse(
      responseCode = "200",
      description = "The deviation as it is now",
      content = @Content(schema = @Schema(implementation = DeviationResponse.class)))
  public Uni<Response> approve(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ApproveRequest body) {
    return run(body.toCommand(id, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/refusal")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      operationId = "refuseDeviation",
      summary = "Have the procedure followed, whether the deviation was approved or not")
  @APIResponse(
      responseCode = "200",
      description = "The deviation as it is now",
      content = @Content(schema = @Schema(implementation = DeviationResponse.class)))
  public Uni<Response> refuse(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(body.toRefuse(id, identity.actor(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/end")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(operationId = "endDeviation", summary = "Say that the procedure is followed again")
  @APIResponse(
      responseCode = "200",
      description = "The deviation as it is now",
      content = @Content(schema = @Schema(implementation = DeviationResponse.class)))
  public Uni<Response> end(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull ReasonRequest body) {
    return run(body.toEnd(id, identity.actor(), clock.instant()), ifMatch);
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(
      operationId = "getDeviationHistory",
      summary = "Everything that happened to a deviation, oldest first")
  @APIResponse(responseCode = "200", description = "Page of events")
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return answers.history(
        id,
        page,
        uri,
        HistoryResponse.class,
        next -> handler.history(id, next.after(), next.rowsToRead()),
        HistoryResponse::of);
  }

  private Uni<Response> run(DeviationCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(answers.changed(context));
  }
}
