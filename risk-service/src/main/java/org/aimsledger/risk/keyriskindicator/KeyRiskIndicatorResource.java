package org.aimsledger.risk.keyriskindicator;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
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

/// One key risk indicator over HTTP.
@Path("/api/risk/v1/key-risk-indicators")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Key risk indicators")
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
  Roles.INTEGRATION,
  Roles.ADMIN,
  Roles.SERVICE
})
public class KeyRiskIndicatorResource {
  private static final String PATH = "/api/risk/v1/key-risk-indicators/";
  private static final AggregateAnswers<KeyRiskIndicator, KeyRiskIndicatorRejection> ANSWERS =
      new AggregateAnswers<>(
          (_, _, state) -> KeyRiskIndicatorResponses.one(state),
          id -> Problems.notFound("key-risk-indicator/unknown", "key risk indicator", id),
          KeyRiskIndicatorProblemResponses::of);

  private final KeyRiskIndicatorCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  KeyRiskIndicatorResource(
      KeyRiskIndicatorCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER})
  @Operation(summary = "Define a key risk indicator of a risk")
  @APIResponseSchema(value = KeyRiskIndicatorResponses.OneIndicator.class, responseCode = "201")
  public Uni<Response> define(KeyRiskIndicatorRequests.Define body) {
    var context = identity.context();
    var actor = identity.actor();
    var now = now();
    return handler
        .risk(body.riskId())
        .flatMap(
            known ->
                handler.handle(
                    body.toCommand(
                        EventIds.next(now.toEpochMilli()), known.orElse(null), actor, now),
                    context))
        .map(ANSWERS.created(context, PATH));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One key risk indicator as it is now, or as it was")
  @APIResponseSchema(KeyRiskIndicatorResponses.OneIndicator.class)
  public Uni<Response> one(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(ANSWERS.asOf(id, asOf));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(summary = "What happened to one key risk indicator, readings included, oldest first")
  @APIResponseSchema(HistoryEntry.HistoryEntryPage.class)
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return ANSWERS.history(
        id,
        page,
        uri,
        HistoryEntry.class,
        next -> handler.history(id, next.after(), next.rowsToRead()),
        entry -> HistoryEntry.of(entry, KeyRiskIndicatorEvent::at));
  }

  @POST
  @Path("{id}/readings")
  @RolesAllowed({Roles.CONTRIBUTOR, Roles.SYSTEM_OWNER, Roles.RISK_OWNER, Roles.INTEGRATION})
  @Operation(
      summary = "Record what the figure is",
      description = "Beyond the limit, the breach is recorded with it, once until it is back.")
  @APIResponseSchema(KeyRiskIndicatorResponses.OneIndicator.class)
  public Uni<Response> recordReading(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      KeyRiskIndicatorRequests.RecordReading body) {
    return answer(body.toCommand(id, identity.actor(), now()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/thresholds")
  @RolesAllowed({Roles.RISK_OWNER, Roles.APPROVER, Roles.TOP_MANAGEMENT})
  @Operation(
      summary = "Let other thresholds count",
      description = "The last reading is judged anew.")
  @APIResponseSchema(KeyRiskIndicatorResponses.OneIndicator.class)
  public Uni<Response> changeThresholds(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      KeyRiskIndicatorRequests.ChangeThresholds body) {
    return answer(body.toCommand(id, identity.actor(), now()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/retirement")
  @RolesAllowed({Roles.RISK_OWNER, Roles.APPROVER})
  @Operation(summary = "Read it no more")
  @APIResponseSchema(KeyRiskIndicatorResponses.OneIndicator.class)
  public Uni<Response> retire(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      KeyRiskIndicatorRequests.Retire body) {
    return answer(body.toCommand(id, identity.actor(), now()), identity.context(ifMatch));
  }

  private Uni<Response> answer(KeyRiskIndicatorCommand command, CommandContext context) {
    return handler.handle(command, context).map(ANSWERS.changed(context));
  }

  /// As exact as the database keeps it, so that a reading of now is not before itself.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
