package org.aimsledger.inventory.riskintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Observe;
import org.aimsledger.referencedata.load.BundledPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskIntakePolicyTest {
  private static final UUID SYSTEM = new UUID(0, 1);
  private static final UUID RISK = new UUID(0, 2);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final EventMeta META =
      new EventMeta(
          new UUID(0, 3),
          "/risk",
          "t",
          new StreamId("risk", RISK),
          5,
          0,
          9,
          NOON,
          "rita",
          "c",
          null);

  private static Optional<RiskChange> change(RiskEvent event) {
    return WhenRiskMovesObserveTolerancePolicy.change(
        event, META, BundledPacks.load().riskCriteria());
  }

  private static RiskEvent rated(RatingKind kind, String level, String criteria) {
    return new RiskEvent.Rated(RISK, kind, 1, 1, level, null, criteria, "rita", NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "MEDIUM,risk-criteria@2026.1,false",
    "HIGH,risk-criteria@2026.1,true",
    "LOW,risk-criteria@1999.1,true"
  })
  void aResidualRatingIsHeldAgainstTheCriteriaThatItNames(
      String level, String criteria, boolean above) {
    // When
    var change = change(rated(RatingKind.RESIDUAL, level, criteria));

    // Then
    assertThat(change).contains(new RiskChange(RISK, null, null, above, null, false, 5));
  }

  @Test
  void whatWouldBeWithoutControlsSaysNothing() {
    // When
    var change = change(rated(RatingKind.INHERENT, "VERY_HIGH", "risk-criteria@2026.1"));

    // Then
    assertThat(change).isEmpty();
  }

  @Test
  void anAcceptanceCountsOnItsLastDayAndNoLonger() {
    // Given
    var picture = new RiskPicture(SYSTEM, 2, 0, 0, LocalDate.of(2026, 12, 31));

    // When
    var command = WhenRiskMovesObserveTolerancePolicy.command(picture, META, NOON);

    // Then
    assertThat(command)
        .isEqualTo(
            new Observe(
                SYSTEM,
                "risks-tolerable",
                true,
                "open 2, not rated 0, above tolerance and not accepted 0",
                "risk/" + RISK,
                5,
                Instant.parse("2027-01-01T00:00:00Z"),
                NOON));
  }

  @ParameterizedTest
  @CsvSource({"1,0", "0,1"})
  void oneRiskThatNobodyLookedAtIsEnough(long unrated, long untolerated) {
    // When
    var command =
        WhenRiskMovesObserveTolerancePolicy.command(
            new RiskPicture(SYSTEM, 3, unrated, untolerated, null), META, NOON);

    // Then
    assertThat(command.met()).isFalse();
  }

  @Test
  void anAssessmentThatSaysNoDoesNotLetTheSystemProceedEvenApproved() {
    // Given
    var completed =
        new ImpactAssessmentEvent.Completed(
            RISK,
            SYSTEM,
            "rita",
            "harm",
            List.of(),
            AssessmentConclusion.DO_NOT_PROCEED,
            "c",
            "d",
            NOON);
    var approved = new ImpactAssessmentEvent.Approved(RISK, SYSTEM, "paul", null, null, NOON);

    // When
    var first = WhenImpactAssessmentMovesObserveItPolicy.commands(completed, META, NOON);
    var second = WhenImpactAssessmentMovesObserveItPolicy.commands(approved, META, NOON);

    // Then
    assertThat(first)
        .extracting(Observe::fact, Observe::met)
        .containsExactly(
            tuple("impact-assessment-approved", false),
            tuple("impact-assessment-lets-proceed", false));
    assertThat(second)
        .extracting(Observe::fact, Observe::met)
        .containsExactly(tuple("impact-assessment-approved", true));
  }
}
