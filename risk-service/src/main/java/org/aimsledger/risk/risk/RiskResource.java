package org.aimsledger.risk.risk;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.HistoryEntry;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// One risk over HTTP.
@Path("/api/risk/v1/risks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Risks")
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
  Roles.ADMIN,
  Roles.SERVICE
})
public class RiskResource {
  private static final String PATH = "/api/risk/v1/risks/";
  private static final AggregateAnswers<Risk, RiskRejection> ANSWERS =
      new AggregateAnswers<>(
          (_, _, state) -> RiskResponses.one(state),
          id -> Problems.notFound("risk/unknown", "risk", id),
          RiskProblemResponses::of);

  private final RiskCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  RiskResource(RiskCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER})
  @Operation(summary = "Identify a risk")
  @APIResponseSchema(value = RiskResponses.OneRisk.class, responseCode = "201")
  public Uni<Response> identify(RiskRequests.Identify body) {
    var context = identity.context();
    var now = clock.instant();
    var command = body.toCommand(EventIds.next(now.toEpochMilli()), identity.actor(), now);
    return handler.handle(command, context).map(ANSWERS.created(context, PATH));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One risk as it is now, or as it was")
  @APIResponseSchema(RiskResponses.OneRisk.class)
  public Uni<Response> one(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(summary = "What happened to one risk, oldest first")
  @APIResponseSchema(HistoryEntry.HistoryEntryPage.class)
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return ANSWERS.history(
        id,
        page,
        uri,
        HistoryEntry.class,
        next -> handler.history(id, next.after(), next.rowsToRead()),
        entry -> HistoryEntry.of(entry, RiskEvent::at));
  }

  @POST
  @Path("{id}/ratings")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.RISK_OWNER})
  @Operation(summary = "Rate it: inherent, residual or target")
  @APIResponseSchema(RiskResponses.OneRisk.class)
  public Uni<Response> rate(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RiskRequests.Rate body) {
    return answer(body.toCommand(id, identity.actor(), clock.instant()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/treatment")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.RISK_OWNER})
  @Operation(summary = "Plan the treatment; replaces an earlier plan")
  @APIResponseSchema(RiskResponses.OneRisk.class)
  public Uni<Response> planTreatment(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RiskRequests.PlanTreatment body) {
    return answer(body.toCommand(id, identity.actor(), clock.instant()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/treatment/completion")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER})
  @Operation(summary = "Complete the treatment")
  @APIResponseSchema(RiskResponses.OneRisk.class)
  public Uni<Response> completeTreatment(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RiskRequests.CompleteTreatment body) {
    return answer(body.toCommand(id, identity.actor(), clock.instant()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/acceptance")
  @RolesAllowed({Roles.RISK_OWNER, Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(summary = "Accept the residual risk until a date")
  @APIResponseSchema(RiskResponses.OneRisk.class)
  public Uni<Response> accept(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RiskRequests.Accept body) {
    return answer(
        body.toCommand(id, identity.roles(), identity.actor(), clock.instant()),
        identity.context(ifMatch));
  }

  @POST
  @Path("{id}/closure")
  @RolesAllowed({Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(summary = "Close it")
  @APIResponseSchema(RiskResponses.OneRisk.class)
  public Uni<Response> close(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RiskRequests.Close body) {
    return answer(body.toCommand(id, identity.actor(), clock.instant()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/reopening")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(summary = "Give a closed or accepted risk attention again")
  @APIResponseSchema(RiskResponses.OneRisk.class)
  public Uni<Response> reopen(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RiskRequests.Reopen body) {
    return answer(body.toCommand(id, identity.actor(), clock.instant()), identity.context(ifMatch));
  }

  private Uni<Response> answer(RiskCommand command, CommandContext context) {
    return handler.handle(command, context).map(ANSWERS.changed(context));
  }
}
