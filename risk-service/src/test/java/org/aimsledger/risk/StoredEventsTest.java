package org.aimsledger.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.ClosureReason;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.ImpactRating;
import org.aimsledger.contracts.risk.ImpactedParty;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.Reversibility;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored.
class StoredEventsTest {
  private static final UUID RISK = UUID.fromString("01930000-0000-7000-8000-000000000001");
  private static final UUID SYSTEM = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
  private static final UUID ASSESSMENT = UUID.fromString("a27c2fb9-4f92-33ce-be91-80ef26766d19");
  private static final UUID INCIDENT = UUID.fromString("01930000-0000-7000-8000-000000000111");
  private static final UUID INDICATOR = UUID.fromString("01930000-0000-7000-8000-0000000000c1");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 31);
  private static final String CRITERIA = "risk-criteria@2026.1";
  private static final String DUTIES = "assessment-duties@2026.1";
  private static final EventTypes<RiskServiceEvent> TYPES =
      EventTypes.declare(RiskServiceEvent.class, WireNames::of);

  static Stream<RiskServiceEvent> oneOfEach() {
    return Stream.of(risks(), assessments(), indicators()).flatMap(events -> events);
  }

  private static Stream<RiskServiceEvent> risks() {
    return Stream.of(
        new RiskEvent.Identified(
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
            NOON),
        new RiskEvent.Rated(
            RISK, RatingKind.INHERENT, 4, 5, "VERY_HIGH", null, CRITERIA, "u-rita", NOON),
        new RiskEvent.RatedWithoutLikelihood(
            RISK, RatingKind.RESIDUAL, 5, 4, "new technique", CRITERIA, "u-rita", NOON),
        new RiskEvent.TreatmentPlanned(
            RISK,
            TreatmentOption.MITIGATE,
            List.of("A.6.2.6", "A.9.2"),
            "Second look",
            DUE,
            "u-ops",
            "annex-a-controls@2026.1",
            "u-paul",
            NOON),
        new RiskEvent.TreatmentCompleted(RISK, "in use", "u-ops", NOON),
        new RiskEvent.ResidualRiskAccepted(
            RISK, "HIGH", true, DUE, "no better way", "worth it", CRITERIA, "u-anna", NOON),
        new RiskEvent.Closed(RISK, ClosureReason.TREATED, "works", "u-rita", NOON),
        new RiskEvent.Reopened(RISK, "new facts", "u-rita", NOON));
  }

  private static Stream<RiskServiceEvent> assessments() {
    return Stream.of(
        new ImpactAssessmentEvent.DutyOpened(
            ASSESSMENT, SYSTEM, DutyCause.HIGH_IMPACT_SYSTEM_LIVE, null, null, DUE, DUTIES, NOON),
        new ImpactAssessmentEvent.CauseAdded(
            ASSESSMENT, SYSTEM, DutyCause.INCIDENT, INCIDENT, null, DUE, DUTIES, NOON),
        new ImpactAssessmentEvent.CauseLapsed(
            ASSESSMENT, SYSTEM, DutyCause.HIGH_IMPACT_SYSTEM_LIVE, WithdrawalReason.NOT_LIVE, NOON),
        new ImpactAssessmentEvent.DutyWithdrawn(ASSESSMENT, SYSTEM, WithdrawalReason.RETIRED, NOON),
        new ImpactAssessmentEvent.Started(ASSESSMENT, SYSTEM, "u-ann", NOON),
        new ImpactAssessmentEvent.Completed(
            ASSESSMENT,
            SYSTEM,
            "u-ann",
            "Acceptable with a second look.",
            List.of(
                new ImpactRating(
                    "fairness",
                    ImpactedParty.GROUPS,
                    3,
                    2,
                    Reversibility.PARTLY_REVERSIBLE,
                    "seen in the test set"),
                new ImpactRating(
                    "privacy",
                    ImpactedParty.INDIVIDUALS,
                    2,
                    null,
                    Reversibility.IRREVERSIBLE,
                    "no history")),
            AssessmentConclusion.PROCEED_WITH_CONDITIONS,
            CRITERIA,
            "impact-dimensions@2026.1",
            NOON),
        new ImpactAssessmentEvent.Approved(ASSESSMENT, SYSTEM, "u-bob", "fine", null, NOON),
        new ImpactAssessmentEvent.Reopened(
            ASSESSMENT, SYSTEM, DutyCause.CHANGE, null, "new model", DUE, DUTIES, NOON));
  }

  private static Stream<RiskServiceEvent> indicators() {
    return Stream.of(
        new KeyRiskIndicatorEvent.Defined(
            INDICATOR,
            RISK,
            SYSTEM,
            "Complaints about wrong answers",
            "complaints per week",
            IndicatorDirection.ABOVE,
            new BigDecimal("5"),
            new BigDecimal("12.5"),
            "u-owner",
            "u-rita",
            NOON),
        new KeyRiskIndicatorEvent.ReadingRecorded(
            INDICATOR,
            new BigDecimal("17.25"),
            NOON,
            IndicatorStanding.BEYOND_LIMIT,
            "after the update",
            "u-rita",
            NOON),
        new KeyRiskIndicatorEvent.Breached(
            INDICATOR,
            RISK,
            SYSTEM,
            "Complaints about wrong answers",
            "complaints per week",
            IndicatorDirection.ABOVE,
            new BigDecimal("12.5"),
            new BigDecimal("17.25"),
            NOON,
            "u-rita",
            NOON),
        new KeyRiskIndicatorEvent.Recovered(
            INDICATOR,
            RISK,
            SYSTEM,
            new BigDecimal("12.5"),
            new BigDecimal("3"),
            NOON,
            "u-rita",
            NOON),
        new KeyRiskIndicatorEvent.ThresholdsChanged(
            INDICATOR,
            new BigDecimal("4"),
            new BigDecimal("10"),
            IndicatorStanding.WITHIN,
            "fewer users",
            "u-rita",
            NOON),
        new KeyRiskIndicatorEvent.Retired(INDICATOR, "another figure tells more", "u-rita", NOON));
  }

  @Test
  void everyEventHasASample() {
    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples)
        .containsExactlyInAnyOrderElementsOf(WireNames.records(RiskServiceEvent.class));
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApproved(RiskServiceEvent event) throws JsonProcessingException {
    // Given
    var approved = approved(TYPES.nameOf(event));

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);

    // Then
    assertThat(stored).isEqualTo(approved);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void whatWasStoredIsReadAsTheSameEvent(RiskServiceEvent event) throws JsonProcessingException {
    // Given
    var name = TYPES.nameOf(event);

    // When
    var read = TYPES.read(name, EventJson.MAPPER.readTree(approved(name)));

    // Then
    assertThat(read).isEqualTo(event);
  }

  private static String approved(String name) {
    try (var file = StoredEventsTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(
              Objects.requireNonNull(file, () -> "no approved file for " + name).readAllBytes(),
              StandardCharsets.UTF_8)
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
