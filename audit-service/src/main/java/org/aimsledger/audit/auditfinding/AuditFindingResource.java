package org.aimsledger.audit.auditfinding;

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
import org.aimsledger.audit.auditfinding.AuditFindingResponses.OneFinding;
import org.aimsledger.contracts.audit.FindingEvent;
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

/// Findings of audits over HTTP.
@Path(AuditFindingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "findings")
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
public class AuditFindingResource {
  static final String PATH = "/api/audit/v1/findings";

  private final AuditFindingCommandHandler handler;
  private final AggregateAnswers<AuditFinding, AuditFindingRejection> answers;
  private final RequestIdentity identity;
  private final Clock clock;

  AuditFindingResource(AuditFindingCommandHandler handler, RequestIdentity identity, Clock clock) {
    this.handler = handler;
    this.identity = identity;
    this.clock = clock;
    this.answers =
        new AggregateAnswers<>(
            (_, _, state) -> AuditFindingResponses.one(state, today()),
            AuditFindingResponses::unknown,
            AuditFindingResponses::problem);
  }

  @POST
  @RolesAllowed({AUDITOR, ADMIN})
  @Operation(
      summary = "Raise a finding",
      description = "Somebody else answers for it. A nonconformity needs evidence.")
  @APIResponseSchema(value = OneFinding.class, responseCode = "201")
  public Uni<Response> raise(@NotNull AuditFindingRequests.Raise body) {
    var context = identity.context();
    var now = now();
    return handler
        .handle(body.toCommand(EventIds.next(now.toEpochMilli()), identity.actor(), now), context)
        .map(answers.created(context, PATH + "/"));
  }

  @GET
  @Path("{finding}")
  @Operation(summary = "One finding as it is now, or as it was")
  @APIResponseSchema(OneFinding.class)
  public Uni<Response> one(@PathParam("finding") UUID finding, @BeanParam AsOf asOf) {
    return handler.load(finding, asOf.moment()).map(answers.asOf(finding, asOf));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV, Listing.XLSX, Listing.ROWS})
  @Path("{finding}/history")
  @Operation(summary = "What happened to one finding, oldest first")
  @APIResponseSchema(HistoryEntry.HistoryEntryPage.class)
  public Uni<Response> history(
      @PathParam("finding") UUID finding, @BeanParam PageRequest page, @Context UriInfo uri) {
    return answers.history(
        finding,
        page,
        uri,
        HistoryEntry.class,
        next -> handler.history(finding, next.after(), next.rowsToRead()),
        entry -> HistoryEntry.of(entry, FindingEvent::at));
  }

  @POST
  @Path("{finding}/owner")
  @RolesAllowed({SYSTEM_OWNER, RISK_OWNER, INCIDENT_COMMANDER, AUDITOR, APPROVER, ADMIN})
  @Operation(
      summary = "Have somebody else answer for it",
      description = "Not the one who has raised it.")
  @APIResponseSchema(OneFinding.class)
  public Uni<Response> handOver(
      @PathParam("finding") UUID finding,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AuditFindingRequests.HandOver body) {
    return run(body.toCommand(finding, identity.actor(), now()), ifMatch);
  }

  @POST
  @Path("{finding}/due")
  @RolesAllowed({AUDITOR, APPROVER, TOP_MANAGEMENT, ADMIN})
  @Operation(
      summary = "Give its owner until another day",
      description = "Not by anybody who has answered for it.")
  @APIResponseSchema(OneFinding.class)
  public Uni<Response> changeDue(
      @PathParam("finding") UUID finding,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AuditFindingRequests.ChangeDue body) {
    return run(body.toCommand(finding, identity.actor(), now()), ifMatch);
  }

  @POST
  @Path("{finding}/correction")
  @RolesAllowed({
    CONTRIBUTOR,
    SYSTEM_OWNER,
    RISK_OWNER,
    RESPONDER,
    INCIDENT_COMMANDER,
    APPROVER,
    TOP_MANAGEMENT
  })
  @Operation(summary = "Say what was done about it at once", description = "By its owner.")
  @APIResponseSchema(OneFinding.class)
  public Uni<Response> correct(
      @PathParam("finding") UUID finding,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AuditFindingRequests.Correction body) {
    return run(body.toCommand(finding, identity.actor(), now()), ifMatch);
  }

  @POST
  @Path("{finding}/root-cause")
  @RolesAllowed({
    CONTRIBUTOR,
    SYSTEM_OWNER,
    RISK_OWNER,
    RESPONDER,
    INCIDENT_COMMANDER,
    APPROVER,
    TOP_MANAGEMENT
  })
  @Operation(summary = "Say why it came about", description = "By its owner.")
  @APIResponseSchema(OneFinding.class)
  public Uni<Response> explain(
      @PathParam("finding") UUID finding,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AuditFindingRequests.RootCause body) {
    return run(body.toCommand(finding, identity.actor(), now()), ifMatch);
  }

  @POST
  @Path("{finding}/corrective-actions")
  @RolesAllowed({
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
  @Operation(
      summary = "Say that a corrective action answers it",
      description = "Open the action first: POST to /corrective-actions.")
  @APIResponseSchema(OneFinding.class)
  public Uni<Response> link(
      @PathParam("finding") UUID finding,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AuditFindingRequests.LinkAction body) {
    var context = identity.context(ifMatch);
    var actor = identity.actor();
    var now = now();
    return handler
        .action(body.legalAction())
        .flatMap(
            seen -> handler.handle(body.toCommand(finding, seen.orElse(null), actor, now), context))
        .map(answers.changed(context));
  }

  @POST
  @Path("{finding}/corrective-actions/{action}/removal")
  @RolesAllowed({AUDITOR, APPROVER, ADMIN})
  @Operation(
      summary = "Say that a corrective action doesn't answer it",
      description = "Not by anybody who has answered for the finding.")
  @APIResponseSchema(OneFinding.class)
  public Uni<Response> unlink(
      @PathParam("finding") UUID finding,
      @PathParam("action") UUID action,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AuditFindingRequests.UnlinkAction body) {
    return run(body.toCommand(finding, action, identity.actor(), now()), ifMatch);
  }

  @POST
  @Path("{finding}/closure")
  @RolesAllowed({AUDITOR, APPROVER, ADMIN})
  @Operation(
      summary = "Say that nothing is left to do about it",
      description =
          "Not by anybody who has answered for it. A nonconformity needs a root cause and a verified corrective action,"
              + " and none that is open; how each stood is recorded.")
  @APIResponseSchema(OneFinding.class)
  public Uni<Response> close(
      @PathParam("finding") UUID finding,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AuditFindingRequests.Close body) {
    var context = identity.context(ifMatch);
    var command = body.toCommand(finding, identity.actor(), now());
    return handler
        .linkedActions(finding)
        .flatMap(seen -> handler.handle(command.apply(seen), context))
        .map(answers.changed(context));
  }

  @POST
  @Path("{finding}/withdrawal")
  @RolesAllowed({AUDITOR, ADMIN})
  @Operation(
      summary = "Say that it was none, with a reason",
      description = "Not by anybody who has answered for it.")
  @APIResponseSchema(OneFinding.class)
  public Uni<Response> withdraw(
      @PathParam("finding") UUID finding,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      @NotNull AuditFindingRequests.Withdraw body) {
    return run(body.toCommand(finding, identity.actor(), now()), ifMatch);
  }

  private Uni<Response> run(AuditFindingCommand command, @Nullable IfMatch ifMatch) {
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
