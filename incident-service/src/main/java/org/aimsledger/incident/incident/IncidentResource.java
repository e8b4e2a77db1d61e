package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.INTEGRATION;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.incident.IncidentCommand.Actor;
import org.aimsledger.incident.incident.IncidentResponses.OneIncident;
import org.aimsledger.incident.platform.KnownRecordsLookup;
import org.aimsledger.incident.platform.KnownSystemsLookup;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.HistoryEntry;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// One incident: every step of its life is a POST, and each answers with the incident as it then
/// is.
@Path(IncidentResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents", description = "From the first report to the lessons learnt")
@RolesAllowed({
  VIEWER,
  CONTRIBUTOR,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  TRAIL_AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  INTEGRATION,
  ADMIN
})
public class IncidentResource {
  static final String PATH = "/api/incident/v1/incidents";

  private static final AggregateAnswers<Incident, IncidentRejection> ANSWERS =
      answers(Looked.AT_NOTHING);

  private final IncidentCommandHandler handler;
  private final KnownSystemsLookup inventory;
  private final KnownRecordsLookup records;
  private final RequestIdentity identity;
  private final Clock clock;

  IncidentResource(
      IncidentCommandHandler handler,
      KnownSystemsLookup inventory,
      KnownRecordsLookup records,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.inventory = inventory;
    this.records = records;
    this.identity = identity;
    this.clock = clock;
  }

  /// What others have told, as far as somebody has looked.
  ///
  /// @param unknown systems that the inventory has not told of
  /// @param titles of linked records that were told of
  private record Looked(@Nullable List<UUID> unknown, @Nullable Map<UUID, String> titles) {
    static final Looked AT_NOTHING = new Looked(null, null);
  }

  private static AggregateAnswers<Incident, IncidentRejection> answers(Looked looked) {
    return new AggregateAnswers<>(
        (_, _, state) -> IncidentResponses.one(state, looked.unknown(), looked.titles()),
        id -> Problems.notFound("incident/unknown", "incident", id),
        IncidentProblemResponses::of);
  }

  /// An incident is not turned away because of a system that nobody knows, and not taken without a
  /// word either: the answer names it, until the inventory has told of it.
  private Uni<Looked> look(Incident incident) {
    return switch (incident) {
      case Incident.Absent _ -> Uni.createFrom().item(Looked.AT_NOTHING);
      case Incident.Known known ->
          inventory
              .unknownOf(known.facts().systems())
              .flatMap(
                  unknown ->
                      records
                          .titlesOf(IncidentCommandHandler.linked(known))
                          .map(titles -> new Looked(unknown, titles)));
    };
  }

  private Uni<Response> answer(
      Outcome<Incident, IncidentRejection> outcome,
      Function<
              AggregateAnswers<Incident, IncidentRejection>,
              Function<Outcome<Incident, IncidentRejection>, Response>>
          how) {
    return outcome instanceof Outcome.Done<Incident, IncidentRejection> done
        ? look(done.state()).map(looked -> how.apply(answers(looked)).apply(outcome))
        : Uni.createFrom().item(how.apply(ANSWERS).apply(outcome));
  }

  @POST
  @RolesAllowed({
    CONTRIBUTOR,
    SYSTEM_OWNER,
    RISK_OWNER,
    RESPONDER,
    INCIDENT_COMMANDER,
    APPROVER,
    INTEGRATION
  })
  @Operation(
      summary = "Report an incident",
      description =
          "Nothing follows by itself. Systems that the inventory has not told of are kept, and"
              + " named in `unknownSystems` until it has.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = OneIncident.class)))
  public Uni<Response> raise(IncidentRequests.Raise body) {
    var now = clock.instant();
    var command = body.toCommand(EventIds.next(now.toEpochMilli()), origin(), now);
    var context = identity.context();
    return handler
        .handle(command, context)
        .flatMap(outcome -> answer(outcome, with -> with.created(context, PATH + "/")));
  }

  private IncidentOrigin origin() {
    return identity.hasRole(INTEGRATION) ? IncidentOrigin.INTEGRATION : IncidentOrigin.PERSON;
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One incident as it is now, or as it was")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> one(@PathParam("id") UUID id, @BeanParam AsOf asOf) {
    return handler
        .load(id, asOf.moment())
        .flatMap(
            found ->
                look(found.state()).map(looked -> answers(looked).asOf(id, asOf).apply(found)));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(
      summary = "The time line: everything that was recorded of it",
      description = "Oldest first. Nobody edits it: corrections are entries.")
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return ANSWERS.history(
        id,
        page,
        uri,
        HistoryEntry.class,
        next -> handler.history(id, next.after(), next.rowsToRead()),
        entry -> HistoryEntry.of(entry, IncidentEvent::at));
  }

  @POST
  @Path("{id}/acknowledgement")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Take the incident; no body")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> acknowledge(
      @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
    return run(new IncidentCommand.Acknowledge(id, self(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/systems")
  @RolesAllowed({SYSTEM_OWNER, RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Add an AI system that is concerned too")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> linkSystem(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.LinkSystem body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/triage")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Judge it for the first time and name a commander")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> triage(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.Triage body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/kind")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Change issue, hazard or incident")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> changeKind(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.ChangeKind body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/severity")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER})
  @Operation(
      summary = "Change our severity",
      description = "Anybody here may raise it; lowering it needs the role approver.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> changeSeverity(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.ChangeSeverity body) {
    var by = new Actor(self(), identity.hasRole(APPROVER));
    return run(body.toCommand(id, by, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/oecd-severity")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER})
  @Operation(summary = "Change the severity on the OECD's scale")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> changeOecdSeverity(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.ChangeOecdSeverity body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/commander")
  @RolesAllowed({INCIDENT_COMMANDER})
  @Operation(summary = "Hand command over")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> assignCommander(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.AssignCommander body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/roles")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER})
  @Operation(
      summary = "Give somebody a part in the response, or let somebody else take it over",
      description =
          "The commander has no other part. LEGAL decides on reporting and signs what is filed;"
              + " nobody takes that part by himself.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> assignRole(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.AssignRole body) {
    return run(body.toCommand(id, self(), clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/notes")
  @RolesAllowed({
    CONTRIBUTOR,
    SYSTEM_OWNER,
    RISK_OWNER,
    RESPONDER,
    INCIDENT_COMMANDER,
    APPROVER,
    INTEGRATION
  })
  @Operation(summary = "Write into the time line, at any time")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> addNote(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.AddNote body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("{id}/cause-hypothesis")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Say what is believed to be the cause")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> hypothesiseCause(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.HypothesiseCause body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  private PersonId self() {
    return new PersonId(identity.actor());
  }

  private Uni<Response> run(IncidentCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .flatMap(outcome -> answer(outcome, with -> with.changed(context)));
  }
}
