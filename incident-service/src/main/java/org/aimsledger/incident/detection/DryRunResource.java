package org.aimsledger.incident.detection;

import static org.aimsledger.servicekit.identity.Roles.ADMIN;
import static org.aimsledger.servicekit.identity.Roles.APPROVER;
import static org.aimsledger.servicekit.identity.Roles.INCIDENT_COMMANDER;
import static org.aimsledger.servicekit.identity.Roles.RESPONDER;
import static org.aimsledger.servicekit.identity.Roles.RISK_OWNER;
import static org.aimsledger.servicekit.problem.Fields.check;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.detection.DryRunJob.DryRun;
import org.aimsledger.incident.detectionrule.DetectionRule;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.Trial;
import org.aimsledger.incident.detectionrule.DetectionRuleCommandHandler;
import org.aimsledger.incident.platform.Condition.Reading;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.IncidentConfig;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.servicekit.http.Answers;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Tries the newest version of a rule on kept events.
@Path("/api/incident/v1/detection-rules/{id}/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Detection rules")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER, RISK_OWNER, APPROVER, ADMIN})
public class DryRunResource {
  private final DetectionRuleCommandHandler rules;
  private final DryRunJob runs;
  private final ConditionReader conditions;
  private final IncidentConfig.Detection config;
  private final RequestIdentity identity;
  private final Clock clock;

  DryRunResource(
      DetectionRuleCommandHandler rules,
      DryRunJob runs,
      ConditionReader conditions,
      IncidentConfig config,
      RequestIdentity identity,
      Clock clock) {
    this.rules = rules;
    this.runs = runs;
    this.conditions = conditions;
    this.config = config.detection();
    this.identity = identity;
    this.clock = clock;
  }

  /// @param from the events to run over, by when they happened
  @Schema(name = "TryDetectionRule")
  record Stretch(
      @Schema(description = "As long ago as events are kept when absent") @Nullable Instant from,
      @Schema(description = "Now when absent") @Nullable Instant until) {}

  @POST
  @Operation(
      summary = "Run the newest version over kept events; nothing is raised",
      description =
          "It ends at a number of events; go on from where it ended. That it was run is recorded"
              + " and lets somebody else release the version.")
  @APIResponseSchema(DetectionResponses.OneDryRun.class)
  public Uni<Response> run(@PathParam("id") UUID id, Stretch body) {
    var now = WorldTime.kept(clock.instant());
    var from =
        Optional.ofNullable(check("from", () -> WorldTime.boundedOrAbsent(body.from())))
            .orElse(now.minus(config.keepEvents()));
    var until =
        Optional.ofNullable(check("until", () -> WorldTime.boundedOrAbsent(body.until())))
            .orElse(now);
    if (!from.isBefore(until)) {
      return answer(Problems.invalidField("from", "must be before until"));
    }
    var by = new PersonId(identity.actor());
    return rules.load(id).flatMap(found -> run(id, found, from, until, by));
  }

  private Uni<Response> run(
      UUID id, Versioned<DetectionRule> found, Instant from, Instant until, PersonId by) {
    return switch (found.state()) {
      case DetectionRule.Absent _ -> answer(DetectionResponses.unknownRule(id));
      case DetectionRule.Written written -> {
        var content = written.newest().content();
        var number = new RuleVersion(id, written.newest().number());
        yield switch (conditions.read(content.condition(), content.metric() != null)) {
          case Reading.Usable(var condition) ->
              run(
                  new ActiveRule(number, content, condition, WorldTime.kept(from), null),
                  until,
                  by);
          case Reading.Unusable(var flaws) ->
              answer(Problems.invalidField("condition", flaws.getFirst().message()));
        };
      }
    };
  }

  private Uni<Response> run(ActiveRule rule, Instant until, PersonId by) {
    return runs.run(rule, WorldTime.kept(until))
        .flatMap(
            run -> run.isEmpty() ? answer(DetectionResponses.busy()) : record(rule, run.get(), by));
  }

  private Uni<Response> record(ActiveRule rule, DryRun run, PersonId by) {
    var context = identity.context();
    var trial =
        new Trial(
            rule.after(),
            run.reached(),
            run.tally().events(),
            run.tally().met(),
            run.tally().errors(),
            run.tally().firings(),
            run.complete());
    var command =
        new DetectionRuleCommand.RecordTrial(
            rule.id().rule(), rule.id().version(), trial, by, WorldTime.kept(clock.instant()));
    return rules
        .handle(command, context)
        .map(
            outcome ->
                Answers.ok(
                    outcome,
                    context,
                    _ -> DetectionResponses.dryRun(rule, run),
                    refused ->
                        Problem.of(
                            409,
                            "detection-rule/not-tried",
                            "The run was not recorded",
                            "The rule was changed or retired meanwhile: "
                                + refused.getClass().getSimpleName())));
  }

  private static Uni<Response> answer(Problem problem) {
    return Uni.createFrom().item(problem.toResponse());
  }
}
