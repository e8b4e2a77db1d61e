package org.aimsledger.inventory.aisystem;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.FIRE;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.determine;
import static org.aimsledger.inventory.aisystem.Examples.enter;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.suspended;
import static org.aimsledger.inventory.aisystem.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AiSystemDeciderLifecycleTest {
  @Test
  void aSystemMovesOnInItsLifeCycle() {
    // When
    var decision = when(enter(Stage.DEVELOPMENT), registered());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.StageEntered(
                    CHATBOT,
                    Stage.INCEPTION,
                    Stage.DEVELOPMENT,
                    HighImpact.UNKNOWN,
                    "because",
                    NOON)));
  }

  @Test
  void aMoveThatIsNotAllowedIsRefusedWithTheAllowedOnes() {
    // When
    var decision = when(enter(Stage.PILOT), registered());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.reject(
                new AiSystemRejection.StageMoveNotAllowed(
                    CHATBOT, Stage.INCEPTION, Stage.PILOT, Set.of(Stage.DEVELOPMENT))));
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void everyMoveIsAllowedExactlyWhenTheTableSaysSo(Stage to) {
    for (var from : Stage.values()) {
      if (from == to || from == Stage.RETIRED) {
        continue;
      }
      // When
      var decision = when(enter(to), registered(from, PROFILE));

      // Then
      var allowed = StageTransitions.STANDARD.from(from).contains(to);
      assertThat(decision instanceof Decision.Accepted<?, ?>)
          .as("%s to %s", from, to)
          .isEqualTo(allowed);
    }
  }

  @Test
  void noMoveLeadsToRetirementOrBackToTheUnknown() {
    // When
    var targets =
        StageTransitions.STANDARD.allowed().values().stream().flatMap(Set::stream).toList();

    // Then
    assertThat(targets).doesNotContain(Stage.RETIRED, Stage.UNKNOWN);
    assertThat(StageTransitions.STANDARD.allowed().keySet())
        .containsExactlyInAnyOrder(Stage.values());
  }

  @Test
  void enteringTheSameStageChangesNothing() {
    // When
    var decision = when(enter(Stage.INCEPTION), registered());

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"PILOT", "DEPLOYED"})
  void aDeclaredSystemWithoutOwnerDoesNotGoIntoUse(Stage stage) {
    // When
    var decision = when(enter(stage), registered(Stage.PRE_DEPLOYMENT, AiSystemProfile.EMPTY));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new AiSystemRejection.OwnerMissing(CHATBOT, stage)));
  }

  @Test
  void anImportedSystemWithoutOwnerMayBeFoundInUse() {
    // Given
    var imported =
        new AiSystemEvent.Registered(
            CHATBOT,
            "Chatbot",
            AiSystemProfile.EMPTY,
            Stage.UNKNOWN,
            HighImpact.YES,
            Examples.row(1, "aa"),
            MORNING);

    // When
    var decision = when(enter(Stage.DEPLOYED), imported);

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.StageEntered(
                    CHATBOT, Stage.UNKNOWN, Stage.DEPLOYED, HighImpact.YES, "because", NOON)));
  }

  @Test
  void aSuspendedSystemDoesNotGoIntoUse() {
    // When
    var decision =
        when(enter(Stage.PILOT), registered(Stage.PRE_DEPLOYMENT, PROFILE), suspended(FIRE));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new AiSystemRejection.SystemSuspended(CHATBOT, Stage.PILOT)));
  }

  @Test
  void aSuspendedSystemMayGoBackToDevelopment() {
    // When
    var decision =
        when(enter(Stage.DEVELOPMENT), registered(Stage.DEPLOYED, PROFILE), suspended(FIRE));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.StageEntered(
                    CHATBOT,
                    Stage.DEPLOYED,
                    Stage.DEVELOPMENT,
                    HighImpact.UNKNOWN,
                    "because",
                    NOON)));
  }

  @Test
  void theImpactIsDeterminedWithTheStageItIsDeterminedIn() {
    // When
    var decision = when(determine(HighImpact.YES, ""), registered(Stage.DEPLOYED, PROFILE));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.HighImpactDetermined(
                    CHATBOT, HighImpact.UNKNOWN, HighImpact.YES, Stage.DEPLOYED, "", NOON)));
  }

  @Test
  void aPresumptionIsOnlyRebuttedWithAJustification() {
    // When
    var decision = when(determine(HighImpact.PRESUMED_BUT_NOT, "  "), registered());

    // Then
    assertThat(decision)
        .isEqualTo(Decision.reject(new AiSystemRejection.JustificationMissing(CHATBOT)));
  }

  @Test
  void theSameDeterminationWithAnotherJustificationIsRecorded() {
    // Given
    var first =
        new AiSystemEvent.HighImpactDetermined(
            CHATBOT,
            HighImpact.UNKNOWN,
            HighImpact.PRESUMED_BUT_NOT,
            Stage.INCEPTION,
            "no decision follows",
            MORNING);

    // When
    var again =
        when(determine(HighImpact.PRESUMED_BUT_NOT, "no decision follows"), registered(), first);
    var otherwise =
        when(determine(HighImpact.PRESUMED_BUT_NOT, "a person decides"), registered(), first);

    // Then
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(otherwise)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.HighImpactDetermined(
                    CHATBOT,
                    HighImpact.PRESUMED_BUT_NOT,
                    HighImpact.PRESUMED_BUT_NOT,
                    Stage.INCEPTION,
                    "a person decides",
                    NOON)));
  }
}
