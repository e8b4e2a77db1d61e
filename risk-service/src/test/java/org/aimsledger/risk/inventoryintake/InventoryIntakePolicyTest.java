package org.aimsledger.risk.inventoryintake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.referencedata.PackVersion;
import org.aimsledger.referencedata.Titles;
import org.aimsledger.referencedata.Versions;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand;
import org.aimsledger.risk.impactassessment.Trigger;
import org.aimsledger.risk.platform.Packs;
import org.aimsledger.risk.platform.TestPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InventoryIntakePolicyTest {
  private static final UUID SYSTEM = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
  private static final Instant THEN = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final InventoryIntakePolicy policy = new InventoryIntakePolicy(TestPacks.BUNDLED);

  @ParameterizedTest
  @CsvSource({"PILOT", "DEPLOYED"})
  void aHighImpactSystemThatIsRegisteredLiveNeedsAnAssessmentSinceThatDay(Stage stage) {
    // When
    var commands = policy.react(registered(stage, HighImpact.YES), NOW);

    // Then
    assertThat(commands).containsExactly(require());
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, YES",
    "INCEPTION, YES",
    "DEVELOPMENT, YES",
    "VERIFICATION, YES",
    "PRE_DEPLOYMENT, YES",
    "RETIRED, YES",
    "DEPLOYED, NO",
    "DEPLOYED, UNKNOWN",
    "DEPLOYED, PRESUMED_BUT_NOT",
    "PILOT, NO"
  })
  void aNewSystemThatIsNotBothLiveAndHighImpactMeansNothing(Stage stage, HighImpact impact) {
    // When
    var commands = policy.react(registered(stage, impact), NOW);

    // Then
    assertThat(commands).isEmpty();
  }

  @Test
  void goingLiveOpensTheDuty() {
    // Given
    var event =
        new AiSystemEvent.StageEntered(
            SYSTEM, Stage.PRE_DEPLOYMENT, Stage.PILOT, HighImpact.YES, "go", THEN);

    // Then
    assertThat(policy.react(event, NOW)).containsExactly(require());
  }

  @Test
  void beingFoundHighImpactWhileLiveOpensTheDuty() {
    // Given
    var event =
        new AiSystemEvent.HighImpactDetermined(
            SYSTEM, HighImpact.UNKNOWN, HighImpact.YES, Stage.DEPLOYED, "affects benefits", THEN);

    // Then
    assertThat(policy.react(event, NOW)).containsExactly(require());
  }

  @Test
  void leavingUseWithdrawsTheDuty() {
    // Given
    var event =
        new AiSystemEvent.StageEntered(
            SYSTEM, Stage.DEPLOYED, Stage.DEVELOPMENT, HighImpact.YES, "rework", THEN);

    // Then
    assertThat(policy.react(event, NOW)).containsExactly(withdraw(WithdrawalReason.NOT_LIVE));
  }

  @ParameterizedTest
  @EnumSource(
      value = HighImpact.class,
      names = {"NO", "PRESUMED_BUT_NOT", "UNKNOWN"})
  void beingFoundNotHighImpactWithdrawsTheDuty(HighImpact impact) {
    // Given
    var event =
        new AiSystemEvent.HighImpactDetermined(
            SYSTEM, HighImpact.YES, impact, Stage.DEPLOYED, "only internal", THEN);

    // Then
    assertThat(policy.react(event, NOW))
        .containsExactly(withdraw(WithdrawalReason.NOT_HIGH_IMPACT));
  }

  @Test
  void retirementWithdrawsTheDuty() {
    // When
    var commands = policy.react(new AiSystemEvent.Retired(SYSTEM, "replaced", THEN), NOW);

    // Then
    assertThat(commands).containsExactly(withdraw(WithdrawalReason.RETIRED));
  }

  @Test
  void aSuspensionIsNoChangeOfStage() {
    // When
    var commands =
        policy.react(new AiSystemEvent.Suspended(SYSTEM, "incident", UUID.randomUUID(), THEN), NOW);

    // Then
    assertThat(commands).isEmpty();
  }

  @Test
  void aPackThatNamesAStageTheInventoryDoesNotHaveStopsTheStart() {
    // Given
    var title = new Titles("a", "b", "c");
    var duties =
        new AssessmentDuties(
            new PackVersion("assessment-duties", "9"),
            LocalDate.of(2026, 1, 1),
            "test",
            new AssessmentDuties.HighImpactLive(Set.of("PILOTT"), Set.of("YES"), 30, title, "test"),
            new AssessmentDuties.Deadline(14, title, "test"),
            new AssessmentDuties.Deadline(30, title, "test"));
    var packs =
        new Packs(
            TestPacks.BUNDLED.riskCriteria(),
            new Versions<>(List.of(duties)),
            TestPacks.BUNDLED.impactDimensions(),
            TestPacks.BUNDLED.annexAControls());

    // When / Then
    assertThatThrownBy(() -> new InventoryIntakePolicy(packs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("assessment-duties@9 names PILOTT, the inventory knows [UNKNOWN");
  }

  private static InventoryServiceEvent registered(Stage stage, HighImpact impact) {
    return new AiSystemEvent.Registered(
        SYSTEM, "Triage", AiSystemProfile.EMPTY, stage, impact, Origin.declared(null), THEN);
  }

  private static ImpactAssessmentCommand require() {
    return ImpactAssessmentCommand.Require.of(
        SYSTEM, new Trigger.HighImpactSystemLive(), THEN, NOW);
  }

  private static ImpactAssessmentCommand withdraw(WithdrawalReason reason) {
    return ImpactAssessmentCommand.Withdraw.of(SYSTEM, reason, NOW);
  }
}
