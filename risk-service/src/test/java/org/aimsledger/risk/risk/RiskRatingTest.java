package org.aimsledger.risk.risk;

import static org.aimsledger.contracts.risk.RatingKind.INHERENT;
import static org.aimsledger.contracts.risk.RatingKind.RESIDUAL;
import static org.aimsledger.contracts.risk.RatingKind.TARGET;
import static org.aimsledger.risk.risk.RiskFixture.CRITERIA;
import static org.aimsledger.risk.risk.RiskFixture.NOON;
import static org.aimsledger.risk.risk.RiskFixture.RISK;
import static org.aimsledger.risk.risk.RiskFixture.identified;
import static org.aimsledger.risk.risk.RiskFixture.rate;
import static org.aimsledger.risk.risk.RiskFixture.rated;
import static org.aimsledger.risk.risk.RiskFixture.unknownLikelihood;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.TestPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskRatingTest {
  private final RiskDecider decider = new RiskDecider(TestPacks.BUNDLED);

  @Test
  void theMatrixSaysTheLevel() {
    // When
    var decision = decider.decide(rate(INHERENT, 4, 5, null), given(identified()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(rated(INHERENT, 4, 5, "VERY_HIGH")));
  }

  @ParameterizedTest
  @CsvSource({"0, 3, likelihood, 0", "6, 3, likelihood, 6", "3, 0, impact, 0", "3, 6, impact, 6"})
  void aRatingOffTheScalesIsRefused(int likelihood, int impact, String scale, int value) {
    // When
    var decision = decider.decide(rate(INHERENT, likelihood, impact, null), given(identified()));

    // Then
    assertRefused(decision, new RiskRejection.NotOnScale(scale, value, 5, CRITERIA));
  }

  @Test
  void aResidualRiskAboveTheInherentOneNeedsAReason() {
    // Given: inherent LOW
    var state = given(identified(), rated(INHERENT, 2, 2, "LOW"));

    // When
    var decision = decider.decide(rate(RESIDUAL, 4, 4, null), state);

    // Then
    assertRefused(decision, new RiskRejection.RatingOrderBroken(INHERENT, RESIDUAL));
  }

  @Test
  void withAReasonAControlMayAddRisk() {
    // Given
    var state = given(identified(), rated(INHERENT, 2, 2, "LOW"));

    // When
    var decision = decider.decide(rate(RESIDUAL, 4, 4, "the filter hides cases"), state);

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(rated(RESIDUAL, 4, 4, "HIGH", "the filter hides cases", NOON)));
  }

  @Test
  void theSameLevelIsNoContradiction() {
    // Given: inherent and residual are both HIGH in different cells
    var state = given(identified(), rated(INHERENT, 5, 2, "HIGH"));

    // When
    var decision = decider.decide(rate(RESIDUAL, 3, 5, null), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(rated(RESIDUAL, 3, 5, "HIGH")));
  }

  @Test
  void aTargetAboveTheResidualRiskNeedsAReason() {
    // Given
    var state = given(identified(), rated(RESIDUAL, 2, 2, "LOW"));

    // When
    var decision = decider.decide(rate(TARGET, 5, 5, null), state);

    // Then
    assertRefused(decision, new RiskRejection.RatingOrderBroken(RESIDUAL, TARGET));
  }

  @Test
  void loweringTheInherentRiskBelowTheResidualOneNeedsAReason() {
    // Given
    var state = given(identified(), rated(RESIDUAL, 4, 4, "HIGH"));

    // When
    var decision = decider.decide(rate(INHERENT, 1, 1, null), state);

    // Then
    assertRefused(decision, new RiskRejection.RatingOrderBroken(INHERENT, RESIDUAL));
  }

  @Test
  void severitiesAreComparedWhereALikelihoodIsUnknown() {
    // Given
    var state = given(identified(), unknownLikelihood(INHERENT, 3));

    // When
    var decision = decider.decide(rate(RESIDUAL, 1, 4, null), state);

    // Then
    assertRefused(decision, new RiskRejection.RatingOrderBroken(INHERENT, RESIDUAL));
  }

  @Test
  void aLikelihoodThatNobodyKnowsIsNotForcedIntoANumber() {
    // Given
    var command = withoutLikelihood(RESIDUAL, 5, 4);

    // When
    var decision = decider.decide(command, given(identified()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(unknownLikelihood(RESIDUAL, 5)));
  }

  @ParameterizedTest
  @CsvSource({"6, 3, severity, 6", "0, 3, severity, 0", "3, 6, detectability, 6"})
  void severityAndDetectabilityHaveScalesToo(
      int severity, int detectability, String scale, int value) {
    // When
    var decision =
        decider.decide(withoutLikelihood(INHERENT, severity, detectability), given(identified()));

    // Then
    assertRefused(decision, new RiskRejection.NotOnScale(scale, value, 5, CRITERIA));
  }

  @Test
  void withoutLikelihoodAReasonIsRequired() {
    // When / Then
    assertThatThrownBy(
            () ->
                new RiskCommand.Rate(
                    RISK, INHERENT, new Judgement.WithoutLikelihood(3, 3), null, "u-rita", NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("is required: say why the likelihood can not be estimated");
  }

  private static void assertRefused(
      Decision<RiskEvent, RiskRejection> decision, RiskRejection reason) {
    assertThat(decision).isEqualTo(Decision.reject(reason));
  }

  private Risk given(RiskEvent... history) {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  private static RiskCommand withoutLikelihood(RatingKind kind, int severity, int detectability) {
    return new RiskCommand.Rate(
        RISK,
        kind,
        new Judgement.WithoutLikelihood(severity, detectability),
        new Narrative("new technique"),
        "u-rita",
        NOON);
  }
}
