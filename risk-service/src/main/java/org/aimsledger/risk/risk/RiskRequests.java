package org.aimsledger.risk.risk;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.ClosureReason;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.aimsledger.risk.platform.LegalTime;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.Person;
import org.aimsledger.risk.platform.Title;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class RiskRequests {
  private static final int MOST_CONTROLS = 100;

  private RiskRequests() {}

  /// A risk for the register.
  @Schema(name = "IdentifyRisk")
  record Identify(
      @Schema(description = "The AI system; absent when it concerns no single one")
          @Nullable UUID system,
      @Nullable String title,
      @Nullable String description,
      @Schema(description = "Id of a risk source, see /risk-criteria", examples = "C.3.4")
          @Nullable String source,
      @Nullable CauseFamily cause,
      @Schema(description = "Who bears the consequence") @Nullable AffectedLevel affects,
      @Schema(description = "Id of the person who answers for it; the sender when absent")
          @Nullable String owner) {
    RiskCommand toCommand(UUID risk, String actor, Instant now) {
      return new RiskCommand.Identify(
          risk,
          system,
          check("title", () -> new Title(required("title", title))),
          narrative("description", description),
          required("source", source),
          required("cause", cause),
          required("affects", affects),
          person("owner", owner == null ? actor : owner),
          actor,
          now);
    }
  }

  /// Likelihood and impact, or severity and detectability where the likelihood is not estimable.
  @Schema(name = "RateRisk")
  record Rate(
      @Nullable RatingKind kind,
      @Schema(description = "From 1; together with impact") @Nullable Integer likelihood,
      @Schema(description = "From 1; together with likelihood") @Nullable Integer impact,
      @Schema(description = "From 1, on the impact scale; instead of likelihood and impact")
          @Nullable Integer severity,
      @Schema(description = "From 1 (noticed at once); together with severity")
          @Nullable Integer detectability,
      @Schema(
              description =
                  "Required without likelihood, and where inherent ≥ residual ≥ target does not hold")
          @Nullable String reason) {
    RiskCommand toCommand(UUID risk, String actor, Instant now) {
      var given = reason == null ? null : narrative("reason", reason);
      var judgement = judgement();
      return check(
          "reason",
          () -> new RiskCommand.Rate(risk, required("kind", kind), judgement, given, actor, now));
    }

    private Judgement judgement() {
      var onMatrix = likelihood != null || impact != null;
      var without = severity != null || detectability != null;
      if (onMatrix && without) {
        throw Problems.invalidField(
                "severity", "goes without likelihood and impact: give one pair or the other")
            .toException();
      }
      return without
          ? new Judgement.WithoutLikelihood(
              required("severity", severity), required("detectability", detectability))
          : new Judgement.OnMatrix(required("likelihood", likelihood), required("impact", impact));
    }
  }

  /// What will be done about a risk.
  @Schema(name = "PlanTreatment")
  record PlanTreatment(
      @Nullable TreatmentOption option,
      @Schema(description = "Ids of Annex A controls; at least one to MITIGATE")
          @Nullable List<@Nullable String> controls,
      @Nullable String plan,
      @Nullable LocalDate due,
      @Schema(description = "Id of the person who does it") @Nullable String owner) {
    RiskCommand toCommand(UUID risk, String actor, Instant now) {
      return new RiskCommand.PlanTreatment(
          risk,
          required("option", option),
          controlIds(),
          narrative("plan", plan),
          legalDate("due", due),
          person("owner", owner),
          actor,
          now);
    }

    private List<String> controlIds() {
      var given = controls == null ? List.<@Nullable String>of() : controls;
      if (given.size() > MOST_CONTROLS) {
        throw Problems.invalidField("controls", "has more than " + MOST_CONTROLS + " entries")
            .toException();
      }
      return given.stream().map(control -> required("controls", control)).toList();
    }
  }

  /// How a treatment ended.
  @Schema(name = "CompleteTreatment")
  record CompleteTreatment(@Nullable String result) {
    RiskCommand toCommand(UUID risk, String actor, Instant now) {
      return new RiskCommand.CompleteTreatment(risk, narrative("result", result), actor, now);
    }
  }

  /// Bear the residual risk until a date.
  @Schema(name = "AcceptRisk")
  record Accept(
      @Nullable LocalDate until,
      @Nullable String reason,
      @Schema(description = "Documented risk–benefit analysis; required above tolerance")
          @Nullable String riskBenefit) {
    RiskCommand toCommand(UUID risk, Set<String> roles, String actor, Instant now) {
      return new RiskCommand.Accept(
          risk,
          legalDate("until", until),
          narrative("reason", reason),
          riskBenefit == null ? null : narrative("riskBenefit", riskBenefit),
          roles,
          actor,
          now);
    }
  }

  /// Why a risk needs no more attention.
  @Schema(name = "CloseRisk")
  record Close(@Nullable ClosureReason reason, @Nullable String remark) {
    RiskCommand toCommand(UUID risk, String actor, Instant now) {
      return new RiskCommand.Close(
          risk, required("reason", reason), narrative("remark", remark), actor, now);
    }
  }

  /// Why a risk needs attention again.
  @Schema(name = "ReopenRisk")
  record Reopen(@Nullable String reason) {
    RiskCommand toCommand(UUID risk, String actor, Instant now) {
      return new RiskCommand.Reopen(risk, narrative("reason", reason), actor, now);
    }
  }

  private static Narrative narrative(String field, @Nullable String text) {
    return check(field, () -> new Narrative(required(field, text)));
  }

  private static Person person(String field, @Nullable String id) {
    return check(field, () -> new Person(required(field, id)));
  }

  private static LocalDate legalDate(String field, @Nullable LocalDate date) {
    return check(field, () -> LegalTime.day(required(field, date)));
  }
}
