package org.aimsledger.risk.impactassessment;

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
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.risk.platform.Packs;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.HistoryEntry;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.identity.Roles;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The impact assessment of one system over HTTP.
@Path("/api/risk/v1/impact-assessments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Impact assessments")
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
public class ImpactAssessmentResource {
  private static final String PATH = "/api/risk/v1/impact-assessments/";

  private final ImpactAssessmentCommandHandler handler;
  private final AggregateAnswers<ImpactAssessment, ImpactAssessmentRejection> answers;
  private final RequestIdentity identity;
  private final Clock clock;

  ImpactAssessmentResource(
      ImpactAssessmentCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
    this.answers =
        new AggregateAnswers<>(
            (_, _, state) -> ImpactAssessmentResponses.one(state, Packs.day(clock.instant())),
            ImpactAssessmentResource::unknown,
            ImpactAssessmentProblemResponses::of);
  }

  @POST
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(summary = "Require an assessment of a system, or require it again after a change")
  @APIResponseSchema(value = ImpactAssessmentResponses.OneAssessment.class, responseCode = "201")
  public Uni<Response> require(ImpactAssessmentRequests.Require body) {
    var context = identity.context();
    return handler
        .handle(body.toCommand(clock.instant()), context)
        .map(answers.created(context, PATH));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "The assessment of one system as it is now, or as it was")
  @APIResponseSchema(ImpactAssessmentResponses.OneAssessment.class)
  public Uni<Response> one(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler
        .load(id, asOf.moment())
        .map(
            found ->
                found.version() == 0
                    ? unknown(id).toResponse()
                    : asOf.answer(
                        ImpactAssessmentResponses.one(
                            found.state(),
                            Packs.day(Objects.requireNonNullElseGet(asOf.at(), clock::instant))),
                        found.version()));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(summary = "What happened to one assessment, oldest first")
  @APIResponseSchema(HistoryEntry.HistoryEntryPage.class)
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return answers.history(
        id,
        page,
        uri,
        HistoryEntry.class,
        next -> handler.history(id, next.after(), next.rowsToRead()),
        entry -> HistoryEntry.of(entry, ImpactAssessmentEvent::at));
  }

  @POST
  @Path("{id}/start")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER})
  @Operation(summary = "Begin the work, or take it over")
  @APIResponseSchema(ImpactAssessmentResponses.OneAssessment.class)
  @Consumes(MediaType.WILDCARD)
  public Uni<Response> start(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
    return answer(
        new ImpactAssessmentCommand.Start(id, identity.actor(), clock.instant()),
        identity.context(ifMatch));
  }

  @POST
  @Path("{id}/completion")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER})
  @Operation(summary = "Complete it: the duty is met")
  @APIResponseSchema(ImpactAssessmentResponses.OneAssessment.class)
  public Uni<Response> complete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ImpactAssessmentRequests.Complete body) {
    return answer(body.toCommand(id, identity.actor(), clock.instant()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/approval")
  @RolesAllowed({Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(summary = "Stand behind a completed assessment; not for who has worked on it")
  @APIResponseSchema(ImpactAssessmentResponses.OneAssessment.class)
  public Uni<Response> approve(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ImpactAssessmentRequests.Approve body) {
    return answer(body.toCommand(id, identity.actor(), clock.instant()), identity.context(ifMatch));
  }

  private Uni<Response> answer(ImpactAssessmentCommand command, CommandContext context) {
    return handler.handle(command, context).map(answers.changed(context));
  }

  private static Problem unknown(UUID id) {
    return Problems.notFound("impact-assessment/unknown", "impact assessment", id);
  }
}
