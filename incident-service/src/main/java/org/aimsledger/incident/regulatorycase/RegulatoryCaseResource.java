package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.TRAIL_AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.KnownIncidentsLookup;
import org.aimsledger.incident.platform.LegalLookup;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseResponses.OneCase;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The duties to report one incident: every step is a POST, and each answers with the case as it
/// then is.
@Path(RegulatoryCaseResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Legal clocks", description = "What has to be reported to whom, and until when")
@RolesAllowed({
  VIEWER,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  TRAIL_AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class RegulatoryCaseResource {
  static final String PATH = "/api/incident/v1/incidents/{id}/regulatory-case";

  private final RegulatoryCaseCommandHandler handler;
  private final KnownIncidentsLookup incidents;
  private final LegalLookup legal;
  private final Packs packs;
  private final Holidays holidays;
  private final RequestIdentity identity;
  private final Clock clock;
  private final AggregateAnswers<RegulatoryCase, RegulatoryCaseRejection> answers;

  RegulatoryCaseResource(
      RegulatoryCaseCommandHandler handler,
      KnownIncidentsLookup incidents,
      LegalLookup legal,
      Packs packs,
      Holidays holidays,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.incidents = incidents;
    this.legal = legal;
    this.packs = packs;
    this.holidays = holidays;
    this.identity = identity;
    this.clock = clock;
    this.answers =
        new AggregateAnswers<>(
            (id, _, state) -> shown(id, state),
            RegulatoryCaseResource::noFacts,
            RegulatoryCaseProblemResponses::of);
  }

  @GET
  @Operation(summary = "Facts, decisions, clocks and filings of one incident, now or as they were")
  @APIResponseSchema(OneCase.class)
  public Uni<Response> one(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler.load(id, asOf.moment()).map(answers.asOf(id, asOf));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("history")
  @Operation(summary = "Everything that was recorded of the case, oldest first")
  @APIResponseSchema(RegulatoryCaseResponses.EntryPage.class)
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return answers.history(
        id,
        page,
        uri,
        RegulatoryCaseResponses.Entry.class,
        next -> handler.history(id, next.after(), next.rowsToRead()),
        RegulatoryCaseResponses::entry);
  }

  @POST
  @Path("facts")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER})
  @Operation(
      summary = "State what is true and when it happened; clocks start by themselves",
      description =
          "Takes the place of what was stated before. No clock ends by it, and no deadline becomes later:"
              + " `asStated` shows what two persons could agree to.")
  @APIResponseSchema(OneCase.class)
  public Uni<Response> stateFacts(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RegulatoryCaseRequests.StateFacts body) {
    var command = body.toCommand(id, now());
    return ifOurs(id, () -> run(command, ifMatch));
  }

  @POST
  @Path("preview")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER})
  @Operation(summary = "What these facts would lead to; nothing is recorded")
  @APIResponseSchema(OneCase.class)
  public Uni<Response> preview(@PathParam("id") UUID id, RegulatoryCaseRequests.StateFacts body) {
    var command = body.toCommand(id, now());
    return ifOurs(id, () -> handler.preview(command).map(decision -> previewed(id, decision)));
  }

  private Response previewed(UUID id, Decision<RegulatoryCase, RegulatoryCaseRejection> decision) {
    return switch (decision) {
      case Decision.Accepted<RegulatoryCase, RegulatoryCaseRejection>(var states) ->
          Response.ok(shown(id, states.getFirst())).build();
      case Decision.Rejected<RegulatoryCase, RegulatoryCaseRejection>(var reason) ->
          RegulatoryCaseProblemResponses.of(reason).toResponse();
    };
  }

  @POST
  @Path("reportability")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT})
  @Operation(
      summary = "Decide whether to report under one regime",
      description =
          "By whoever has the part LEGAL in the incident. Independent of clocks: neither follows from the other.")
  @APIResponseSchema(OneCase.class)
  public Uni<Response> decideReportability(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RegulatoryCaseRequests.DecideReportability body) {
    return legal
        .legal(id)
        .flatMap(who -> run(body.toCommand(id, self(), who.orElse(null), now()), ifMatch));
  }

  @POST
  @Path("filings")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT})
  @Operation(
      summary = "Record a report that was filed, with proof; it ends its clocks",
      description = "By whoever has the part LEGAL in the incident, where somebody has it.")
  @APIResponseSchema(OneCase.class)
  public Uni<Response> file(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RegulatoryCaseRequests.FileReport body) {
    var now = now();
    var filing = EventIds.next(now.toEpochMilli());
    return legal
        .legal(id)
        .flatMap(who -> run(body.toCommand(id, filing, self(), who.orElse(null), now), ifMatch));
  }

  @POST
  @Path("clocks/{clock}/relief")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER})
  @Operation(
      summary =
          "Propose to set a clock aside, to toll it, or to count it from the moment as stated last",
      description = "Somebody else has to agree; until then it runs.")
  @APIResponseSchema(OneCase.class)
  public Uni<Response> proposeRelief(
      @PathParam("id") UUID id,
      @PathParam("clock") String legalClock,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RegulatoryCaseRequests.ProposeRelief body) {
    return run(body.toCommand(id, legalClock, self(), now()), ifMatch);
  }

  @POST
  @Path("clocks/{clock}/relief/approval")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({APPROVER, TOP_MANAGEMENT})
  @Operation(summary = "Agree to a proposal of somebody else; no body")
  @APIResponseSchema(OneCase.class)
  public Uni<Response> approveRelief(
      @PathParam("id") UUID id,
      @PathParam("clock") String legalClock,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
    return run(new RegulatoryCaseCommand.ApproveRelief(id, legalClock, self(), now()), ifMatch);
  }

  @POST
  @Path("clocks/{clock}/relief/refusal")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT})
  @Operation(summary = "Turn a proposal down, or take one's own back")
  @APIResponseSchema(OneCase.class)
  public Uni<Response> refuseRelief(
      @PathParam("id") UUID id,
      @PathParam("clock") String legalClock,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RegulatoryCaseRequests.RefuseRelief body) {
    return run(body.toCommand(id, legalClock, self(), now()), ifMatch);
  }

  @POST
  @Path("clocks/{clock}/reinstatement")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT})
  @Operation(summary = "Let a clock that was set aside run again, from its first moment")
  @APIResponseSchema(OneCase.class)
  public Uni<Response> reinstate(
      @PathParam("id") UUID id,
      @PathParam("clock") String legalClock,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      RegulatoryCaseRequests.Reinstate body) {
    return run(body.toCommand(id, legalClock, self(), now()), ifMatch);
  }

  private Instant now() {
    return WorldTime.kept(clock.instant());
  }

  private PersonId self() {
    return new PersonId(identity.actor());
  }

  /// Also of a closed incident: what comes to light later may start a clock. What was rejected or
  /// merged has no duties of its own.
  private Uni<Response> ifOurs(UUID id, Supplier<Uni<Response>> then) {
    return incidents
        .status(id)
        .flatMap(
            status ->
                refusal(id, status.orElse(null))
                    .map(problem -> Uni.createFrom().item(problem.toResponse()))
                    .orElseGet(then));
  }

  private static Optional<Problem> refusal(UUID id, @Nullable IncidentStatus status) {
    return switch (status) {
      case null -> Optional.of(Problems.notFound("incident/unknown", "incident", id));
      case REJECTED, MERGED ->
          Optional.of(
              Problem.of(
                      409,
                      "regulatory-case/incident-dropped",
                      "The incident is rejected or merged",
                      "State the facts about the incident that carries on, or report it anew.")
                  .with("incidentStatus", status));
      case REPORTED,
          ACKNOWLEDGED,
          ACTIVE,
          CONTAINED,
          ERADICATING,
          ERADICATED,
          RECOVERING,
          MONITORING,
          RECOVERED,
          RESOLVED,
          CLOSED ->
          Optional.empty();
    };
  }

  private Uni<Response> run(RegulatoryCaseCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(answers.changed(context));
  }

  private Object shown(UUID id, RegulatoryCase state) {
    return RegulatoryCaseResponses.one(id, state, packs, holidays, clock.instant());
  }

  private static Problem noFacts(UUID id) {
    return Problems.notFound("regulatory-case/no-facts", "statement of facts about incident", id);
  }
}
