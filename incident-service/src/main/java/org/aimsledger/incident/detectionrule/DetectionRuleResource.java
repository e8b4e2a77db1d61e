package org.aimsledger.incident.detectionrule;

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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.detectionrule.DetectionRuleResponses.OneRule;
import org.aimsledger.incident.platform.Condition.Reading;
import org.aimsledger.incident.platform.ConditionProblemResponses;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.referencedata.DetectionRules;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Rules that find incidents: every step is a POST, and each answers with the rule as it then is.
@Path(DetectionRuleResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Detection rules", description = "What raises incidents from AI system events")
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
public class DetectionRuleResource {
  static final String PATH = "/api/incident/v1/detection-rules";

  private final DetectionRuleCommandHandler handler;
  private final ConditionReader conditions;
  private final Packs packs;
  private final RequestIdentity identity;
  private final Clock clock;

  DetectionRuleResource(
      DetectionRuleCommandHandler handler,
      ConditionReader conditions,
      Packs packs,
      RequestIdentity identity,
      Clock clock) {
    this.handler = handler;
    this.conditions = conditions;
    this.packs = packs;
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One rule: the version that fires, and the newest one")
  @APIResponseSchema(OneRule.class)
  public Uni<Response> one(@PathParam("id") UUID id) {
    return handler
        .load(id)
        .map(
            found ->
                found.version() == 0
                    ? DetectionRuleResponses.unknown(id).toResponse()
                    : ETags.ok(DetectionRuleResponses.one(id, found.state()), found.version()));
  }

  @GET
  @Path("templates")
  @Operation(summary = "Rules to start from, in three languages; none fires by itself")
  public DetectionRules templates() {
    return packs.rules(clock.instant());
  }

  @POST
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, RISK_OWNER, ADMIN})
  @Operation(
      summary = "Write a rule",
      description = "It fires when it was tried on recorded events and somebody else released it.")
  @APIResponseSchema(value = OneRule.class, responseCode = "201")
  public Uni<Response> draft(DetectionRuleRequests.Content body) {
    return draft(body.content(), null);
  }

  @POST
  @Path("templates/{template}/adoption")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, RISK_OWNER, ADMIN})
  @Operation(summary = "Write a rule that says what a template says; no body")
  @APIResponseSchema(value = OneRule.class, responseCode = "201")
  public Uni<Response> adopt(@PathParam("template") String template) {
    var pack = packs.rules(clock.instant());
    return pack.template(template)
        .map(found -> draft(Templates.content(found), pack.version() + "/" + template))
        .orElseGet(
            () ->
                Uni.createFrom()
                    .item(DetectionRuleResponses.unknownTemplate(template).toResponse()));
  }

  private Uni<Response> draft(DetectionRuleContent content, @Nullable String template) {
    var now = now();
    var id = EventIds.next(now.toEpochMilli());
    var context = identity.context();
    return ifUsable(
        content,
        () ->
            handler
                .handle(new DetectionRuleCommand.Draft(id, content, template, self(), now), context)
                .map(
                    outcome ->
                        Answers.created(
                            outcome,
                            context,
                            done -> URI.create(PATH + "/" + done.stream().id()),
                            done -> DetectionRuleResponses.one(done.stream().id(), done.state()),
                            DetectionRuleResponses::problem)));
  }

  @POST
  @Path("{id}/versions")
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, RISK_OWNER, ADMIN})
  @Operation(
      summary = "Write the next version",
      description = "The version that is live goes on until the new one is released.")
  @APIResponseSchema(OneRule.class)
  public Uni<Response> revise(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      DetectionRuleRequests.Content body) {
    var content = body.content();
    var command = new DetectionRuleCommand.Revise(id, content, self(), now());
    return ifUsable(content, () -> run(command, ifMatch));
  }

  @POST
  @Path("{id}/release")
  @RolesAllowed({INCIDENT_COMMANDER, APPROVER, ADMIN})
  @Operation(summary = "Let the newest version fire; by somebody else than its author")
  @APIResponseSchema(OneRule.class)
  public Uni<Response> release(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      DetectionRuleRequests.Release body) {
    return run(body.toCommand(id, self(), now()), ifMatch);
  }

  @POST
  @Path("{id}/retirement")
  @RolesAllowed({INCIDENT_COMMANDER, APPROVER, ADMIN})
  @Operation(summary = "Let the rule fire no more, for good")
  @APIResponseSchema(OneRule.class)
  public Uni<Response> retire(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      DetectionRuleRequests.Retirement body) {
    return run(body.toCommand(id, self(), now()), ifMatch);
  }

  private Uni<Response> ifUsable(DetectionRuleContent content, Supplier<Uni<Response>> work) {
    return switch (conditions.read(content.condition(), content.metric() != null)) {
      case Reading.Usable _ -> work.get();
      case Reading.Unusable(var flaws) ->
          Uni.createFrom()
              .item(ConditionProblemResponses.unusable("detection-rule", flaws).toResponse());
    };
  }

  private Uni<Response> run(DetectionRuleCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> DetectionRuleResponses.one(command.rule(), done.state()),
                    DetectionRuleResponses::problem));
  }

  private Instant now() {
    return WorldTime.kept(clock.instant());
  }

  private PersonId self() {
    return new PersonId(identity.actor());
  }
}
