package org.aimsledger.audit.correctiveaction;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.AUDITOR;
import static org.aimsledger.servicekit.identity.Roles.CONTRIBUTOR;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.identity.Roles.SYSTEM_OWNER;
import static org.aimsledger.servicekit.identity.Roles.TOP_MANAGEMENT;
import static org.aimsledger.servicekit.identity.Roles.VIEWER;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.aimsledger.audit.correctiveaction.CorrectiveActionResponses.OneAction;
import org.aimsledger.contracts.audit.CorrectiveActionEvent;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.servicekit.export.Listing;
import org.aimsledger.servicekit.http.AggregateAnswers;
import org.aimsledger.servicekit.http.AsOf;
import org.aimsledger.servicekit.http.HistoryEntry;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.paging.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Corrective actions over HTTP.
@Path(CorrectiveActionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "corrective actions")
@RolesAllowed({
  VIEWER,
  CONTRIBUTOR,
  SYSTEM_OWNER,
  RISK_OWNER,
  RESPONDER,
  INCIDENT_COMMANDER,
  AUDITOR,
  APPROVER,
  TOP_MANAGEMENT,
  ADMIN
})
public class CorrectiveActionResource {
  static final String PATH = "/api/audit/v1/corrective-actions";

  private final CorrectiveActionCommandHandler handler;
  private final AggregateAnswers<CorrectiveAction, CorrectiveActionRejection> answers;
  private final RequestIdentity identity;
  private final Clock clock;

  CorrectiveActionResource(
      CorrectiveActionCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
    this.answers =
        new AggregateAnswers<>(
            (_, _, state) -> CorrectiveActionResponses.one(state, today()),
            CorrectiveActionResponses::unknown,
            CorrectiveActionResponses::problem);
  }

  @POST
  @RolesAllowed({AUDITOR, APPROVER, INCIDENT_COMMANDER})
  @Operation(
      summary = "Open a corrective action",
      description = "Those that the review of an incident plans come by themselves.")
  @APIResponseSchema(value = OneAction.class, responseCode = "201")
  public Uni<Response> open(@NotNull CorrectiveActionRequests.Open body) {
    var context = identity.context();
    var now = now();
    return handler
        .handle(body.toCommand(EventIds.next(now.toEpochMilli()), identity.actor(), now), context)
        .map(answers.created(context, PATH + "/"));
  }

  @GET
  @Path("{action}")
  @Operation(summary = "One corrective action as it is now, or as it was")
  @APIResponseSchema(OneAction.class)
  public Uni<Response> one(@PathParam("action") UUID action, @BeanParam AsOf asOf) {
    return handler.load(action, asOf.moment()).map(answers.asOf(action, asOf));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{action}/history")
  @Operation(summary = "What happened to one corrective action, oldest first")
  @APIResponseSchema(HistoryEntry.HistoryEntryPage.class)
  public Uni<Response> history(
      @PathParam("action") UUID action, @BeanParam PageRequest page, @Context UriInfo uri) {
    return answers.history(
        action,
        page,
        uri,
        HistoryEntry.class,
        next -> handler.history(action, next.after(), next.rowsToRead()),
        entry -> HistoryEntry.of(entry, CorrectiveActionEvent::at));
  }

  @POST
  @Path("{action}/owner")
  @RolesAllowed({SYSTEM_OWNER, RISK_OWNER, INCIDENT_COMMANDER, AUDITOR, APPROVER})
  @Operation(summary = "Have somebody else answer for it")
  @APIResponseSchema(OneAction.class)
  public Uni<Response> handOver(
      @PathParam("action") UUID action,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull CorrectiveActionRequests.HandOver body) {
    return run(body.toCommand(action, identity.actor(), now()), ifMatch);
  }

  @POST
  @Path("{action}/due")
  @RolesAllowed({APPROVER, TOP_MANAGEMENT, AUDITOR})
  @Operation(
      summary = "Give it until another day",
      description = "Not by anybody who has answered for it.")
  @APIResponseSchema(OneAction.class)
  public Uni<Response> changeDue(
      @PathParam("action") UUID action,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull CorrectiveActionRequests.ChangeDue body) {
    return run(body.toCommand(action, identity.actor(), now()), ifMatch);
  }

  @POST
  @Path("{action}/completion")
  @RolesAllowed({CONTRIBUTOR, SYSTEM_OWNER, RISK_OWNER, RESPONDER, INCIDENT_COMMANDER})
  @Operation(summary = "Say that it is done, and what was done", description = "By its owner.")
  @APIResponseSchema(OneAction.class)
  public Uni<Response> complete(
      @PathParam("action") UUID action,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull CorrectiveActionRequests.Done body) {
    return run(body.toCommand(action, identity.actor(), now()), ifMatch);
  }

  @POST
  @Path("{action}/check")
  @RolesAllowed({AUDITOR, APPROVER})
  @Operation(
      summary = "Say whether it helps",
      description = "Not by anybody who has answered for it or has done it.")
  @APIResponseSchema(OneAction.class)
  public Uni<Response> check(
      @PathParam("action") UUID action,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull CorrectiveActionRequests.Check body) {
    return run(body.toCommand(action, identity.actor(), now()), ifMatch);
  }

  @POST
  @Path("{action}/cancellation")
  @RolesAllowed({APPROVER, TOP_MANAGEMENT})
  @Operation(
      summary = "Give it up, with a reason",
      description = "Not by anybody who has answered for it.")
  @APIResponseSchema(OneAction.class)
  public Uni<Response> cancel(
      @PathParam("action") UUID action,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull CorrectiveActionRequests.Cancel body) {
    return run(body.toCommand(action, identity.actor(), now()), ifMatch);
  }

  private Uni<Response> run(CorrectiveActionCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler.handle(command, context).map(answers.changed(context));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
