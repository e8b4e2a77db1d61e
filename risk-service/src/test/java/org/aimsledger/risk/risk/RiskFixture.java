package org.aimsledger.risk.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.Person;
import org.aimsledger.risk.platform.Title;
import org.jspecify.annotations.Nullable;

/// One risk and what may happen to it, in fixed values.
final class RiskFixture {
  static final UUID RISK = UUID.fromString("01930000-0000-7000-8000-000000000001");
  static final UUID SYSTEM = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
  static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final String CRITERIA = "risk-criteria@2026.1";
  static final String CONTROLS = "annex-a-controls@2026.1";
  static final Set<String> OWNER = Set.of("risk-owner");
  static final Set<String> APPROVER = Set.of("risk-owner", "approver");

  private RiskFixture() {}

  static RiskCommand.Identify identify() {
    return new RiskCommand.Identify(
        RISK,
        SYSTEM,
        new Title("Wrong triage"),
        new Narrative("Urgent patients are put last."),
        "C.3.4",
        CauseFamily.UNINTENDED_RESULT,
        AffectedLevel.INDIVIDUAL,
        new Person("u-owner"),
        "u-rita",
        MORNING);
  }

  static RiskEvent identified() {
    return new RiskEvent.Identified(
        RISK,
        SYSTEM,
        "Wrong triage",
        "Urgent patients are put last.",
        "C.3.4",
        CauseFamily.UNINTENDED_RESULT,
        AffectedLevel.INDIVIDUAL,
        "u-owner",
        CRITERIA,
        "u-rita",
        MORNING);
  }

  static RiskCommand.Rate rate(
      RatingKind kind, int likelihood, int impact, @Nullable String reason) {
    return new RiskCommand.Rate(
        RISK,
        kind,
        new Judgement.OnMatrix(likelihood, impact),
        reason == null ? null : new Narrative(reason),
        "u-rita",
        NOON);
  }

  static RiskEvent rated(RatingKind kind, int likelihood, int impact, String level) {
    return rated(kind, likelihood, impact, level, null, NOON);
  }

  static RiskEvent rated(
      RatingKind kind,
      int likelihood,
      int impact,
      String level,
      @Nullable String reason,
      Instant at) {
    return new RiskEvent.Rated(
        RISK, kind, likelihood, impact, level, reason, CRITERIA, "u-rita", at);
  }

  static RiskEvent unknownLikelihood(RatingKind kind, int severity) {
    return new RiskEvent.RatedWithoutLikelihood(
        RISK, kind, severity, 4, "new technique", CRITERIA, "u-rita", NOON);
  }

  static RiskCommand.PlanTreatment plan(
      TreatmentOption option, List<String> controls, LocalDate due) {
    return new RiskCommand.PlanTreatment(
        RISK,
        option,
        controls,
        new Narrative("Second look"),
        due,
        new Person("u-ops"),
        "u-paul",
        NOON);
  }

  static RiskEvent planned() {
    return new RiskEvent.TreatmentPlanned(
        RISK,
        TreatmentOption.MITIGATE,
        List.of("A.6.2.6"),
        "Second look",
        LocalDate.of(2026, 12, 31),
        "u-ops",
        CONTROLS,
        "u-paul",
        NOON);
  }

  static RiskEvent treatmentCompleted(Instant at) {
    return new RiskEvent.TreatmentCompleted(RISK, "in use since today", "u-ops", at);
  }

  static RiskCommand.Accept accept(
      String actor, Set<String> roles, LocalDate until, @Nullable String riskBenefit) {
    return new RiskCommand.Accept(
        RISK,
        until,
        new Narrative("no better way"),
        riskBenefit == null ? null : new Narrative(riskBenefit),
        roles,
        actor,
        NOON);
  }

  static RiskEvent accepted(@Nullable String level, boolean above, @Nullable String riskBenefit) {
    return new RiskEvent.ResidualRiskAccepted(
        RISK,
        level,
        above,
        LocalDate.of(2027, 1, 31),
        "no better way",
        riskBenefit,
        CRITERIA,
        "u-anna",
        NOON);
  }
}
