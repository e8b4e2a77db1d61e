package org.aimsledger.risk.risk;

import static org.aimsledger.contracts.risk.RatingKind.INHERENT;
import static org.aimsledger.contracts.risk.RatingKind.RESIDUAL;
import static org.aimsledger.risk.risk.RiskFixture.APPROVER;
import static org.aimsledger.risk.risk.RiskFixture.OWNER;
import static org.aimsledger.risk.risk.RiskFixture.TODAY;
import static org.aimsledger.risk.risk.RiskFixture.accept;
import static org.aimsledger.risk.risk.RiskFixture.accepted;
import static org.aimsledger.risk.risk.RiskFixture.identified;
import static org.aimsledger.risk.risk.RiskFixture.planned;
import static org.aimsledger.risk.risk.RiskFixture.rated;
import static org.aimsledger.risk.risk.RiskFixture.unknownLikelihood;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.risk.platform.TestPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceRuleTest {
  private static final LocalDate END_OF_JANUARY = LocalDate.of(2027, 1, 31);
  private static final Set<String> AUTHORITIES = Set.of("approver", "top-management");

  private final RiskDecider decider = new RiskDecider(TestPacks.BUNDLED);

  @Test
  void withinToleranceARiskOwnerAcceptsAlone() {
    // Given
    var state = given(identified(), rated(RESIDUAL, 3, 3, "MEDIUM"));

    // When
    var decision = decider.decide(accept("u-anna", OWNER, END_OF_JANUARY, null), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(accepted("MEDIUM", false, null)));
  }

  @Test
  void aboveToleranceARiskOwnerAloneIsRefused() {
    // Given
    var state = given(identified(), rated(RESIDUAL, 3, 4, "HIGH"));

    // When
    var decision = decider.decide(accept("u-anna", OWNER, END_OF_JANUARY, "worth it"), state);

    // Then
    assertRefused(decision, new RiskRejection.AuthorityMissing("HIGH", AUTHORITIES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"approver", "top-management"})
  void aboveToleranceAnAuthorityAccepts(String role) {
    // Given
    var state = given(identified(), rated(RESIDUAL, 3, 4, "HIGH"));

    // When
    var decision =
        decider.decide(accept("u-anna", Set.of(role), END_OF_JANUARY, "worth it"), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(accepted("HIGH", true, "worth it")));
  }

  @Test
  void aboveToleranceARiskBenefitAnalysisIsNeeded() {
    // Given
    var state = given(identified(), rated(RESIDUAL, 5, 5, "VERY_HIGH"));

    // When
    var decision = decider.decide(accept("u-anna", APPROVER, END_OF_JANUARY, null), state);

    // Then
    assertRefused(decision, new RiskRejection.RiskBenefitMissing("VERY_HIGH"));
  }

  @Test
  void anUnknownLikelihoodCountsAsAboveTolerance() {
    // Given
    var state = given(identified(), unknownLikelihood(RESIDUAL, 1));

    // When
    var alone = decider.decide(accept("u-anna", OWNER, END_OF_JANUARY, "worth it"), state);
    var authority = decider.decide(accept("u-anna", APPROVER, END_OF_JANUARY, "worth it"), state);

    // Then
    assertRefused(alone, new RiskRejection.AuthorityMissing(null, AUTHORITIES));
    assertThat(authority).isEqualTo(Decision.accept(accepted(null, true, "worth it")));
  }

  @Test
  void theInherentRatingAloneIsNothingToAccept() {
    // Given
    var state = given(identified(), rated(INHERENT, 1, 1, "VERY_LOW"));

    // When
    var decision = decider.decide(accept("u-anna", APPROVER, END_OF_JANUARY, "worth it"), state);

    // Then
    assertRefused(decision, new RiskRejection.ResidualNotRated());
  }

  @ParameterizedTest
  @CsvSource({"u-rita", "u-paul"})
  void whoRatedTheResidualRiskOrPlannedTheTreatmentDoesNotAccept(String actor) {
    // Given: u-rita rated, u-paul planned
    var state = given(identified(), planned(), rated(RESIDUAL, 1, 1, "VERY_LOW"));

    // When
    var decision = decider.decide(accept(actor, APPROVER, END_OF_JANUARY, "worth it"), state);

    // Then
    assertRefused(decision, new RiskRejection.ActorHasProposed(actor));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22, false", "2026-11-23, true", "2027-11-22, true", "2027-11-23, false"})
  void anAcceptanceEndsBetweenTomorrowAndAYearFromNow(LocalDate until, boolean accepted) {
    // Given
    var state = given(identified(), rated(RESIDUAL, 1, 1, "VERY_LOW"));

    // When
    var decision = decider.decide(accept("u-anna", OWNER, until, null), state);

    // Then
    if (accepted) {
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
    } else {
      assertRefused(
          decision,
          new RiskRejection.AcceptanceOutOfBounds(
              until, TODAY.plusDays(1), LocalDate.of(2027, 11, 22)));
    }
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
}
