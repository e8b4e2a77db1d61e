package org.aimsledger.incident.incident;

import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.aimsledger.incident.incident.IncidentResponses.OneIncident;
import org.aimsledger.incident.platform.EvidenceHoldLookup;
import org.aimsledger.incident.platform.MeasuresLookup;
import org.aimsledger.incident.platform.OpenClocksLookup;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.ReviewLookup;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// How an incident ends, and how it comes back.
@Path(IncidentResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER})
public class SettlementResource {
  private final IncidentCommandHandler handler;
  private final OpenClocksLookup openClocks;
  private final MeasuresLookup measures;
  private final EvidenceHoldLookup evidence;
  private final ReviewLookup reviews;
  private final RequestIdentity identity;
  private final Clock clock;

  SettlementResource(
      IncidentCommandHandler handler,
      OpenClocksLookup openClocks,
      MeasuresLookup measures,
      EvidenceHoldLookup evidence,
      ReviewLookup reviews,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.openClocks = openClocks;
    this.measures = measures;
    this.evidence = evidence;
    this.reviews = reviews;
    this.identity = identity;
    this.clock = clock;
  }

  @POST
  @Path("resolution")
  @Operation(
      summary = "Say how it was mended and why it had happened",
      description =
          "Every containment must be answered or released, every measure answered or withdrawn, and facts of the law be stated unless it is SEV3 or SEV4. While"
              + " evidence is on hold, two persons must have allowed a fix.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> resolve(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.Resolve body) {
    return Uni.combine()
        .all()
        .unis(evidence.standing(id), openClocks.factsStated(id), measures.unanswered(id))
        .asTuple()
        .flatMap(
            found ->
                run(
                    body.toCommand(
                        id, found.getItem1(), found.getItem2(), found.getItem3(), clock.instant()),
                    ifMatch));
  }

  @POST
  @Path("closure")
  @RolesAllowed({INCIDENT_COMMANDER, APPROVER})
  @Operation(
      summary = "Close a resolved incident",
      description =
          "Not by anybody who commanded it, and not while it holds a system or evidence, or a legal clock runs. Facts of the law"
              + " must have been stated unless it is SEV3 or SEV4. A review"
              + " must have been completed or waived since it was resolved, and audit-service must watch every corrective"
              + " action.")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> close(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.Close body) {
    var by = new PersonId(identity.actor());
    return Uni.combine()
        .all()
        .unis(
            openClocks.of(id),
            openClocks.factsStated(id),
            evidence.standing(id),
            reviews.review(id))
        .asTuple()
        .flatMap(
            found ->
                run(
                    body.toCommand(
                        id,
                        by,
                        found.getItem1(),
                        found.getItem2(),
                        found.getItem3(),
                        found.getItem4(),
                        clock.instant()),
                    ifMatch));
  }

  @POST
  @Path("reopening")
  @Operation(summary = "Go on with a resolved or closed incident because of new facts")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> reopen(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.Reopen body) {
    return run(body.toCommand(id, clock.instant()), ifMatch);
  }

  @POST
  @Path("rejection")
  @Operation(summary = "Decide before its triage that it is no AI incident, hazard or issue")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> reject(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.Reject body) {
    return openClocks
        .of(id)
        .flatMap(open -> run(body.toCommand(id, open, clock.instant()), ifMatch));
  }

  @POST
  @Path("merge")
  @Operation(summary = "Let another incident carry on for this one; before its triage")
  @APIResponseSchema(OneIncident.class)
  public Uni<Response> merge(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      IncidentRequests.Merge body) {
    return handler.mergeTarget(body.target()).flatMap(target -> merge(id, body, target, ifMatch));
  }

  private Uni<Response> merge(
      UUID id, IncidentRequests.Merge body, MergeTarget target, @Nullable IfMatch ifMatch) {
    return openClocks
        .of(id)
        .flatMap(open -> run(body.toCommand(id, target, open, clock.instant()), ifMatch));
  }

  private Uni<Response> run(IncidentCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> IncidentResponses.one(done.state()),
                    IncidentProblemResponses::of));
  }
}
