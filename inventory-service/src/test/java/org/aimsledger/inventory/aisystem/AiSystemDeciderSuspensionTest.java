package org.aimsledger.inventory.aisystem;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.FIRE;
import static org.aimsledger.inventory.aisystem.Examples.FLOOD;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.resume;
import static org.aimsledger.inventory.aisystem.Examples.retired;
import static org.aimsledger.inventory.aisystem.Examples.suspend;
import static org.aimsledger.inventory.aisystem.Examples.suspended;
import static org.aimsledger.inventory.aisystem.Examples.suspendedByPerson;
import static org.aimsledger.inventory.aisystem.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.Decision;
import org.junit.jupiter.api.Test;

class AiSystemDeciderSuspensionTest {
  @Test
  void anIncidentSuspendsASystem() {
    // When
    var decision = when(suspend(FIRE), registered());

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(new AiSystemEvent.Suspended(CHATBOT, "because", FIRE, NOON)));
  }

  @Test
  void theSameIncidentSuspendsOnce() {
    // When
    var decision = when(suspend(FIRE), registered(), suspended(FIRE));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aPersonSuspendsOnce() {
    // When
    var decision = when(suspend(null), registered(), suspendedByPerson());

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aSecondIncidentIsRecordedAsSecondHolder() {
    // When
    var decision = when(suspend(FLOOD), registered(), suspended(FIRE));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(new AiSystemEvent.Suspended(CHATBOT, "because", FLOOD, NOON)));
  }

  @Test
  void theFirstOfTwoIncidentsThatLetsGoResumesNothing() {
    // When
    var decision = when(resume(FIRE), registered(), suspended(FIRE), suspended(FLOOD));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(new AiSystemEvent.HoldReleased(CHATBOT, "because", FIRE, NOON)));
  }

  @Test
  void theLastHolderThatLetsGoResumesTheSystem() {
    // When
    var decision =
        when(
            resume(FLOOD),
            registered(),
            suspended(FIRE),
            suspended(FLOOD),
            new AiSystemEvent.HoldReleased(CHATBOT, "because", FIRE, NOON));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(new AiSystemEvent.Resumed(CHATBOT, "because", FLOOD, NOON)));
  }

  @Test
  void anIncidentThatHoldsNothingLetsNothingGo() {
    // When
    var decision = when(resume(FLOOD), registered(), suspended(FIRE));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aPersonDoesNotResumeWhatIncidentsHold() {
    // When
    var decision = when(resume(null), registered(), suspended(FIRE), suspended(FLOOD));

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.reject(new AiSystemRejection.HeldByIncidents(CHATBOT, List.of(FIRE, FLOOD))));
  }

  @Test
  void aPersonLetsGoOfHisOwnOrderOnly() {
    // When
    var decision = when(resume(null), registered(), suspended(FIRE), suspendedByPerson());

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(new AiSystemEvent.HoldReleased(CHATBOT, "because", null, NOON)));
  }

  @Test
  void resumingASystemThatIsNotSuspendedChangesNothing() {
    // When
    var decision = when(resume(null), registered());

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aRetiredSystemDeclinesContainment() {
    // When
    var decision = when(suspend(FIRE), registered(), retired());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.ContainmentDeclined(
                    CHATBOT, FIRE, "the system is retired", NOON)));
  }

  @Test
  void anIncidentGetsItsReleaseConfirmedAlsoAfterTheSystemWasRetired() {
    // When
    var decision = when(resume(FIRE), registered(), suspended(FIRE), retired());

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(new AiSystemEvent.HoldReleased(CHATBOT, "because", FIRE, NOON)));
  }
}
