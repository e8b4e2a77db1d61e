package org.aimsledger.incident.detection;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.detection.EngineStore.Span;
import org.aimsledger.incident.detectionrule.DetectionRule;
import org.aimsledger.incident.detectionrule.DetectionRuleCommandHandler;
import org.aimsledger.incident.platform.IncidentConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a version of a rule has done so far, and why it does not fire.
@Path("/api/incident/v1/detection-rules/{id}/state")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Detection rules")
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
public class DetectionStateResource {
  private static final Duration LATE_SINCE = Duration.ofDays(7);

  private final DetectionRuleCommandHandler rules;
  private final EngineStore engines;
  private final ObservationStore observations;
  private final IncidentConfig.Detection config;
  private final Clock clock;

  DetectionStateResource(
      DetectionRuleCommandHandler rules,
      EngineStore engines,
      ObservationStore observations,
      IncidentConfig config,
      Clock clock) {
    this.rules = rules;
    this.engines = engines;
    this.observations = observations;
    this.config = config.detection();
    this.clock = clock;
  }

  @GET
  @Operation(summary = "What the rule has looked at, found, missed and failed at")
  @APIResponseSchema(DetectionResponses.RuleState.class)
  public Uni<Response> state(
      @PathParam("id") UUID id,
      @Parameter(description = "The live version when absent") @QueryParam("version")
          @Nullable Integer version) {
    return withSpan(
        id,
        version,
        span -> {
          var since = clock.instant().minus(LATE_SINCE);
          var from = span.begins().isAfter(since) ? span.begins() : since;
          return Uni.combine()
              .all()
              .unis(
                  engines.progress(),
                  observations.late(from, span.content(), DetectionResponses.MOST_LATE))
              .with((progress, late) -> DetectionResponses.state(span, progress, late));
        });
  }

  @GET
  @Path("systems/{system}")
  @Operation(
      summary = "The window of one system: what is missing to fire",
      description = "As it was kept last, at most seconds ago; judgedUntil says when.")
  @APIResponseSchema(DetectionResponses.WhyNot.class)
  public Uni<Response> whyNot(
      @PathParam("id") UUID id,
      @PathParam("system") UUID system,
      @QueryParam("version") @Nullable Integer version) {
    return withSpan(
        id,
        version,
        span -> {
          var key = new WindowKey(span.id(), system);
          return Uni.combine()
              .all()
              .unis(engines.progress(), engines.windows(List.of(key)))
              .with(
                  (progress, windows) ->
                      DetectionResponses.whyNot(
                          span,
                          system,
                          Window.decoded(windows.get(key)),
                          progress,
                          config.causes()));
        });
  }

  private Uni<Response> withSpan(
      UUID id, @Nullable Integer version, Function<Span, Uni<?>> answer) {
    return rules
        .load(id)
        .flatMap(
            found ->
                found.state() instanceof DetectionRule.Written written
                    ? withSpan(new RuleVersion(id, number(written, version)), answer)
                    : Uni.createFrom().item(DetectionResponses.unknownRule(id).toResponse()));
  }

  private static int number(DetectionRule.Written rule, @Nullable Integer version) {
    if (version != null) {
      return version;
    }
    var live = rule.live();
    return live == null ? rule.newest().number() : live.number();
  }

  private Uni<Response> withSpan(RuleVersion id, Function<Span, Uni<?>> answer) {
    return engines
        .span(id)
        .flatMap(
            span ->
                span.isEmpty()
                    ? Uni.createFrom().item(DetectionResponses.neverLive(id.rule()).toResponse())
                    : answer.apply(span.get()).map(found -> Response.ok(found).build()));
  }
}
