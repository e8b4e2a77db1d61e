package org.aimsledger.incident.signaldeciding;

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
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.SignalCondition.Reading;
import org.aimsledger.incident.platform.SignalConfig;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.signalrule.SignalRule;
import org.aimsledger.incident.signalrule.SignalRule.Version;
import org.aimsledger.incident.signalrule.SignalRuleCommand;
import org.aimsledger.incident.signalrule.SignalRuleCommandHandler;
import org.aimsledger.servicekit.identity.RequestIdentity;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Tries the newest version of a rule on recorded signals.
@Path("/api/incident/v1/signal-rules/{id}/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Signal rules")
@RolesAllowed({RESPONDER, INCIDENT_COMMANDER, RISK_OWNER, APPROVER, ADMIN})
public class SignalTrialResource {
  private final SignalRuleCommandHandler rules;
  private final SignalTrialJob runs;
  private final ConditionReader conditions;
  private final SignalConfig.Deciding config;
  private final RequestIdentity identity;
  private final Clock clock;

  SignalTrialResource(
      SignalRuleCommandHandler rules,
      SignalTrialJob runs,
      ConditionReader conditions,
      SignalConfig config,
      RequestIdentity identity,
      Clock clock) {
    this.rules = rules;
    this.runs = runs;
    this.conditions = conditions;
    this.config = config.deciding();
    this.identity = identity;
    this.clock = clock;
  }

  @Schema(name = "TrySignalRule")
  record Stretch(
      @Schema(description = "Reported at or after this; 1970 when absent") @Nullable Instant from,
      @Schema(description = "Reported before this; now when absent") @Nullable Instant until) {}

  @POST
  @Operation(
      summary = "Run the newest version over recorded signals; nothing is decided",
      description =
          "Signals count as they are now, also those that people have decided on: the answer tells"
              + " how often the rule would have agreed with them. Those that were merged into"
              + " others are left out. It ends at a number of signals; go on from where it ended.")
  @APIResponseSchema(SignalTrialResponses.OneDryRun.class)
  public Uni<Response> run(@PathParam("id") UUID id, Stretch body) {
    var from = given("from", body.from()).orElse(Instant.EPOCH);
    var until = given("until", body.until()).orElseGet(() -> WorldTime.kept(clock.instant()));
    if (!from.isBefore(until)) {
      return answer(Problems.invalidField("from", "must be before until"));
    }
    return rules
        .load(id)
        .flatMap(
            found ->
                switch (found.state()) {
                  case SignalRule.Absent _ -> answer(SignalTrialResponses.unknownRule(id));
                  case SignalRule.Written written -> run(id, written.newest(), from, until);
                });
  }

  private static Optional<Instant> given(String field, @Nullable Instant time) {
    return Optional.ofNullable(check(field, () -> WorldTime.boundedOrAbsent(time)));
  }

  private Uni<Response> run(UUID rule, Version version, Instant from, Instant until) {
    var content = version.content();
    return switch (conditions.readForSignals(content.condition())) {
      case Reading.Unusable(var flaws) ->
          answer(Problems.invalidField("condition", flaws.getFirst().message()));
      case Reading.Usable(var condition) -> {
        var trial = new SignalTrial(content.decision(), condition, config.dryRunListed());
        var context = identity.context();
        yield runs.run(trial, from, until)
            .flatMap(
                ended ->
                    ended
                        .map(end -> recorded(rule, version, from, trial, end, context))
                        .orElseGet(() -> answer(SignalTrialResponses.busy())));
      }
    };
  }

  /// A version is released after it was tried, so that it was tried is recorded. Somebody may have
  /// written another one meanwhile; then this trial is of no use, and not recorded.
  private Uni<Response> recorded(
      UUID rule,
      Version version,
      Instant from,
      SignalTrial trial,
      SignalTrialJob.Ended end,
      CommandContext context) {
    var counted = trial.counted();
    var command =
        new SignalRuleCommand.RecordTrial(
            rule,
            version.number(),
            new SignalRuleCommand.Trial(
                from,
                end.reached(),
                counted.looked(),
                counted.met(),
                counted.errors(),
                end.complete()),
            new PersonId(identity.actor()),
            WorldTime.kept(clock.instant()));
    return rules
        .handle(command, context)
        .map(
            _ -> Response.ok(SignalTrialResponses.dryRun(rule, version, from, trial, end)).build());
  }

  private static Uni<Response> answer(Problem problem) {
    return Uni.createFrom().item(problem.toResponse());
  }
}
