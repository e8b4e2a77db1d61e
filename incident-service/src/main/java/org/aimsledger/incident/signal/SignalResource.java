package org.aimsledger.incident.signal;

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
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.signal.Signal.Absent;
import org.aimsledger.incident.signal.Signal.Known;
import org.aimsledger.incident.signal.SignalResponses.OneSignal;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
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

/// One signal: reported, matched, merged or split, and decided on.
@Path(SignalResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Signals", description = "Hints that something is wrong, before they are judged")
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
public class SignalResource {
  static final String PATH = "/api/incident/v1/signals";

  private final SignalCommandHandler handler;
  private final RequestIdentity identity;
  private final Clock clock;

  SignalResource(SignalCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
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
      summary = "Report a signal",
      description =
          "Nothing follows by itself. Who sends more in a minute than is allowed is answered 429.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = OneSignal.class)))
  public Uni<Response> report(SignalRequests.Report body) {
    var now = clock.instant();
    var id = EventIds.next(now.toEpochMilli());
    var context = identity.context();
    var source = identity.hasRole(INTEGRATION) ? SignalSource.INTEGRATION : SignalSource.PERSON;
    return handler
        .unknown(body.concerned())
        .flatMap(unknown -> created(body.toCommand(id, source, unknown, now), context));
  }

  private Uni<Response> created(SignalCommand command, CommandContext context) {
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.created(
                    outcome,
                    context,
                    done -> URI.create(PATH + "/" + done.stream().id()),
                    done -> SignalResponses.one(done.state()),
                    SignalProblemResponses::of));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One signal as it is now")
  @APIResponseSchema(OneSignal.class)
  public Uni<Response> one(@PathParam("id") UUID id) {
    return handler
        .load(id)
        .map(
            found ->
                switch (found.state()) {
                  case Absent _ -> unknown(id);
                  case Known known -> ETags.ok(SignalResponses.one(known), found.version());
                });
  }

  private static Response unknown(UUID id) {
    return Problems.notFound("signal/unknown", "signal", id).toResponse();
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{id}/history")
  @Operation(summary = "Everything that was recorded of it", description = "Oldest first.")
  public Uni<Response> history(
      @PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        SignalResponses.HistoryEntry.class,
        next ->
            handler
                .history(id, next.after(), next.rowsToRead())
                .map(
                    entries -> {
                      if (entries.isEmpty() && next.cursor() == null) {
                        throw Problems.notFound("signal/unknown", "signal", id).toException();
                      }
                      return AggregateAnswers.page(entries, next, SignalResponses::entry);
                    }));
  }

  @POST
  @Path("{id}/description")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(
      summary = "Say it in other words",
      description =
          "E.g. what a protected person said, so that nobody can be recognised in it. These words"
              + " are not sealed.")
  @APIResponseSchema(OneSignal.class)
  public Uni<Response> describe(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      SignalRequests.Describe body) {
    return run(body.toCommand(id, clock.instant()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/labels")
  @RolesAllowed({CONTRIBUTOR, RESPONDER, INCIDENT_COMMANDER, INTEGRATION})
  @Operation(summary = "Add labels of taxonomies; none is ever removed")
  @APIResponseSchema(OneSignal.class)
  public Uni<Response> label(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      SignalRequests.AddLabels body) {
    return run(body.toCommand(id, clock.instant()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/systems")
  @RolesAllowed({SYSTEM_OWNER, RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Say which AI systems it is about, all of them")
  @APIResponseSchema(OneSignal.class)
  public Uni<Response> match(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      SignalRequests.MatchSystems body) {
    var context = identity.context(ifMatch);
    var now = clock.instant();
    return handler
        .unknown(body.given())
        .flatMap(unknown -> run(body.toCommand(id, unknown, now), context));
  }

  @POST
  @Path("{id}/merge")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Let another signal of the same matter carry on")
  @APIResponseSchema(OneSignal.class)
  public Uni<Response> merge(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      SignalRequests.Merge body) {
    var context = identity.context(ifMatch);
    var now = clock.instant();
    return handler
        .mergeTarget(body.target())
        .flatMap(target -> run(body.toCommand(id, target, now), context));
  }

  @POST
  @Path("{id}/separation")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Take a merge back: it is another matter after all")
  @APIResponseSchema(OneSignal.class)
  public Uni<Response> separate(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      SignalRequests.Separate body) {
    return run(body.toCommand(id, clock.instant()), identity.context(ifMatch));
  }

  @POST
  @Path("{id}/parts")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(
      summary = "Split off a part that is another matter",
      description = "The part is a signal of its own that says what it was split from.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = OneSignal.class)))
  public Uni<Response> split(@PathParam("id") UUID id, SignalRequests.Split body) {
    var context = identity.context();
    var now = clock.instant();
    var part = EventIds.next(now.toEpochMilli());
    return handler
        .load(id)
        .flatMap(
            found ->
                switch (found.state()) {
                  case Absent _ -> Uni.createFrom().item(unknown(id));
                  case Known whole ->
                      handler
                          .unknown(body.concerned())
                          .flatMap(
                              unknown ->
                                  created(
                                      body.toCommand(part, whole.facts(), unknown, now), context));
                });
  }

  @POST
  @Path("{id}/decision")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
  @Operation(
      summary = "Decide what it is",
      description =
          "INCIDENT raises one a moment later. Any other decision may be replaced by a later one.")
  @APIResponseSchema(OneSignal.class)
  public Uni<Response> decide(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      SignalRequests.Decide body) {
    return run(body.toCommand(id, clock.instant()), identity.context(ifMatch));
  }

  private Uni<Response> run(SignalCommand command, CommandContext context) {
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> SignalResponses.one(done.state()),
                    SignalProblemResponses::of));
  }
}
