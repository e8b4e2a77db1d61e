package org.aimsledger.incident.review;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.CauseCategoryPacks;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.review.ReviewResponses.OneReview;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.HistoryEntry;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The review of one incident over HTTP.
@Path("/api/incident/v1/incidents/{incident}/review")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews", description = "Why it happened, what to do about it; not who is to blame")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER, APPROVER, AUDITOR, TOP_MANAGEMENT, ADMIN})
public class ReviewResource {
  private final ReviewCommandHandler handler;
  private final CauseCategoryPacks packs;
  private final RequestIdentity identity;
  private final Clock clock;

  ReviewResource(
      ReviewCommandHandler handler,
      CauseCategoryPacks packs,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.packs = packs;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({
    RESPONDER,
    INCIDENT_COMMANDER,
    SYSTEM_OWNER,
    CONTRIBUTOR,
    AUDITOR,
    APPROVER,
    TOP_MANAGEMENT,
    ADMIN
  })
  @Operation(summary = "Causes, lessons, corrective actions and reassessments, as they stand now")
  @APIResponseSchema(OneReview.class)
  public Uni<Response> one(@PathParam("incident") UUID incident) {
    return handler
        .load(incident)
        .map(found -> ETags.ok(shown(incident, found.state()), found.version()));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("history")
  @Operation(summary = "What happened in the review, oldest first")
  @APIResponseSchema(HistoryEntry.HistoryEntryPage.class)
  public Uni<Response> history(
      @PathParam("incident") UUID incident, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Listing.answer(
        page,
        uri,
        HistoryEntry.class,
        next ->
            handler
                .history(incident, next.after(), next.rowsToRead())
                .map(
                    events ->
                        AggregateAnswers.page(
                            events, next, entry -> HistoryEntry.of(entry, ReviewEvent::at))));
  }

  @POST
  @RolesAllowed({INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT, ADMIN})
  @Operation(
      summary = "Start the review of a resolved incident",
      description = "Somebody leads it who did nothing in the incident.")
  @APIResponseSchema(OneReview.class)
  public Uni<Response> start(
      @PathParam("incident") UUID incident,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ReviewRequests.Start body) {
    var context = identity.context(ifMatch);
    var now = now();
    return handler
        .handle(incident, seen -> body.toCommand(incident, seen, self(), now), context)
        .map(answer(incident, context));
  }

  @POST
  @Path("facilitator")
  @RolesAllowed({INCIDENT_COMMANDER, APPROVER, TOP_MANAGEMENT, ADMIN})
  @Operation(summary = "Have somebody else lead it")
  @APIResponseSchema(OneReview.class)
  public Uni<Response> changeFacilitator(
      @PathParam("incident") UUID incident,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ReviewRequests.ChangeFacilitator body) {
    var context = identity.context(ifMatch);
    var now = now();
    return handler
        .handle(incident, seen -> body.toCommand(incident, seen, now), context)
        .map(answer(incident, context));
  }

  @POST
  @Path("causes")
  @Operation(summary = "Say why it happened", description = "By the facilitator.")
  @APIResponseSchema(OneReview.class)
  public Uni<Response> findCause(
      @PathParam("incident") UUID incident,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ReviewRequests.FindCause body) {
    var now = now();
    return run(body.toCommand(incident, next(now), self(), now), ifMatch);
  }

  @POST
  @Path("causes/{cause}/withdrawal")
  @Operation(summary = "Say that it was no cause after all", description = "By the facilitator.")
  @APIResponseSchema(OneReview.class)
  public Uni<Response> withdrawCause(
      @PathParam("incident") UUID incident,
      @PathParam("cause") UUID cause,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ReviewRequests.WithdrawCause body) {
    return run(body.toCommand(incident, cause, self(), now()), ifMatch);
  }

  @POST
  @Path("lessons")
  @Operation(
      summary = "Say what to do otherwise",
      description =
          "With a step, a new version of the playbook is proposed in your name; somebody else"
              + " approves it.")
  @APIResponseSchema(OneReview.class)
  public Uni<Response> learn(
      @PathParam("incident") UUID incident,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ReviewRequests.Learn body) {
    var now = now();
    return run(body.toCommand(incident, next(now), self(), now), ifMatch);
  }

  @POST
  @Path("actions")
  @Operation(
      summary = "Plan a corrective action",
      description = "audit-service watches it until somebody else has found that it helps.")
  @APIResponseSchema(OneReview.class)
  public Uni<Response> planAction(
      @PathParam("incident") UUID incident,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ReviewRequests.PlanAction body) {
    var now = now();
    return run(body.toCommand(incident, next(now), self(), now), ifMatch);
  }

  @POST
  @Path("completion")
  @Operation(
      summary = "End the review",
      description =
          "By the facilitator, with a root cause and a lesson at least. The risks of the systems"
              + " are judged anew.")
  @APIResponseSchema(OneReview.class)
  public Uni<Response> complete(
      @PathParam("incident") UUID incident,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ReviewRequests.Complete body) {
    var context = identity.context(ifMatch);
    var now = now();
    return handler
        .handle(incident, seen -> body.toCommand(incident, seen, self(), now), context)
        .map(answer(incident, context));
  }

  @POST
  @Path("waiver")
  @RolesAllowed({APPROVER, TOP_MANAGEMENT})
  @Operation(
      summary = "Agree that an incident of SEV3 or SEV4 needs no review",
      description = "Not by anybody who commanded it.")
  @APIResponseSchema(OneReview.class)
  public Uni<Response> waive(
      @PathParam("incident") UUID incident,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      ReviewRequests.Waive body) {
    var context = identity.context(ifMatch);
    var now = now();
    return handler
        .handle(incident, seen -> body.toCommand(incident, seen, self(), now), context)
        .map(answer(incident, context));
  }

  private Uni<Response> run(ReviewCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(answer(command.incident(), context));
  }

  private Function<Outcome<Review, ReviewRejection>, Response> answer(
      UUID incident, CommandContext context) {
    return outcome ->
        Answers.ok(
            outcome, context, done -> shown(incident, done.state()), ReviewProblemResponses::of);
  }

  private OneReview shown(UUID incident, Review review) {
    return ReviewResponses.one(incident, review, packs, today());
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private PersonId self() {
    return new PersonId(identity.actor());
  }

  private Instant now() {
    return WorldTime.kept(clock.instant());
  }

  private static UUID next(Instant now) {
    return EventIds.next(now.toEpochMilli());
  }
}
