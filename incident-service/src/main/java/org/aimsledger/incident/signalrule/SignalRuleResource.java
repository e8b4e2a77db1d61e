package org.aimsledger.incident.signalrule;

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
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.incident.platform.ConditionProblemResponses;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.SignalCondition.Reading;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.signalrule.SignalRuleResponses.OneRule;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.http.ETags;
import org.aimsledger.servicekit.http.IfMatch;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Rules that decide what signals are: every step is a POST, and each answers with the rule as it
/// then is.
@Path(SignalRuleResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Signal rules", description = "What decides on signals in place of a person")
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
public class SignalRuleResource {
  static final String PATH = "/api/incident/v1/signal-rules";

  private final SignalRuleCommandHandler handler;
  private final ConditionReader conditions;
  private final RequestIdentity identity;
  private final Duration trialHolds;
  private final Clock clock;

  SignalRuleResource(
      SignalRuleCommandHandler handler,
      ConditionReader conditions,
      RequestIdentity identity,
      SignalConfig config,
      Clock clock) {
    this.handler = handler;
    this.conditions = conditions;
    this.identity = identity;
    this.trialHolds = config.deciding().dryRunHolds();
    this.clock = clock;
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One rule: the version that decides, and the newest one")
  @APIResponseSchema(OneRule.class)
  public Uni<Response> one(@PathParam("id") UUID id) {
    return handler
        .load(id)
        .map(
            found ->
                found.version() == 0
                    ? SignalRuleResponses.unknown(id).toResponse()
                    : ETags.ok(SignalRuleResponses.one(id, found.state()), found.version()));
  }

  @POST
  @RolesAllowed({RESPONDER, INCIDENT_COMMANDER, RISK_OWNER, ADMIN})
  @Operation(
      summary = "Write a rule",
      description = "It decides when somebody else has released it.")
  @APIResponseSchema(value = OneRule.class, responseCode = "201")
  public Uni<Response> draft(SignalRuleRequests.Content body) {
    var now = now();
    var command = body.toDraft(EventIds.next(now.toEpochMilli()), self(), now);
    var context = identity.context();
    return ifUsable(
        body.content(),
        () ->
            handler
                .handle(command, context)
                .map(
                    outcome ->
                        Answers.created(
                            outcome,
                            context,
                            done -> URI.create(PATH + "/" + done.stream().id()),
                            done -> SignalRuleResponses.one(done.stream().id(), done.state()),
                            SignalRuleResponses::problem)));
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
      SignalRuleRequests.Content body) {
    var command = body.toRevision(id, self(), now());
    return ifUsable(body.content(), () -> run(command, ifMatch));
  }

  @POST
  @Path("{id}/release")
  @RolesAllowed({INCIDENT_COMMANDER, APPROVER, ADMIN})
  @Operation(
      summary = "Let the newest version decide from now on; by somebody else than its author",
      description =
          "After a dry run of this very version that is not too old. Where there is no signal to"
              + " try it on, whoever releases it says why.")
  @APIResponseSchema(OneRule.class)
  public Uni<Response> release(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      SignalRuleRequests.Release body) {
    return run(body.toCommand(id, trialHolds, self(), now()), ifMatch);
  }

  @POST
  @Path("{id}/retirement")
  @RolesAllowed({INCIDENT_COMMANDER, APPROVER, ADMIN})
  @Operation(summary = "Let the rule decide no more, for good")
  @APIResponseSchema(OneRule.class)
  public Uni<Response> retire(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
      SignalRuleRequests.Retirement body) {
    return run(body.toCommand(id, self(), now()), ifMatch);
  }

  private Uni<Response> ifUsable(SignalRuleContent content, Supplier<Uni<Response>> work) {
    return switch (conditions.readForSignals(content.condition())) {
      case Reading.Usable _ -> work.get();
      case Reading.Unusable(var flaws) ->
          Uni.createFrom()
              .item(ConditionProblemResponses.unusable("signal-rule", flaws).toResponse());
    };
  }

  private Uni<Response> run(SignalRuleCommand command, @Nullable IfMatch ifMatch) {
    var context = identity.context(ifMatch);
    return handler
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    done -> SignalRuleResponses.one(command.rule(), done.state()),
                    SignalRuleResponses::problem));
  }

  private Instant now() {
    return WorldTime.kept(clock.instant());
  }

  private PersonId self() {
    return new PersonId(identity.actor());
  }
}
