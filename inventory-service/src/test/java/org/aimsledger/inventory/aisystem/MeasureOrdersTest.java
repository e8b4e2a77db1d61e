package org.aimsledger.inventory.aisystem;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.FIRE;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.registered;
import static org.aimsledger.inventory.aisystem.Examples.retired;
import static org.aimsledger.inventory.aisystem.Examples.suspended;
import static org.aimsledger.inventory.aisystem.Examples.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.MeasureKind;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Reason;
import org.junit.jupiter.api.Test;

class MeasureOrdersTest {
  private static final UUID ACTION = new UUID(7, 7);
  private static final AiSystemCommand.OrderMeasure ORDER =
      new AiSystemCommand.OrderMeasure(
          CHATBOT, ACTION, FIRE, MeasureKind.ROLL_BACK, "2.3.1", new Reason("it leaks"), NOON);
  private static final AiSystemEvent.MeasureOrdered ORDERED =
      new AiSystemEvent.MeasureOrdered(
          CHATBOT, ACTION, FIRE, MeasureKind.ROLL_BACK, "2.3.1", "it leaks", NOON);

  @Test
  void anOrderIsNotedWhetherOrNotTheSystemIsInUse() {
    // Then
    assertThat(when(ORDER, registered())).isEqualTo(Decision.accept(ORDERED));
    assertThat(when(ORDER, registered(), suspended(FIRE))).isEqualTo(Decision.accept(ORDERED));
  }

  @Test
  void aRetiredSystemDeclines() {
    // When
    var decision = when(ORDER, registered(), retired());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new AiSystemEvent.MeasureDeclined(
                    CHATBOT, ACTION, FIRE, "the system is retired", NOON)));
  }

  @Test
  void anUnknownSystemRefuses() {
    // When
    var decision = when(ORDER);

    // Then
    assertThat(decision).isEqualTo(Decision.reject(new AiSystemRejection.UnknownSystem(CHATBOT)));
  }

  @Test
  void anOrderChangesNothingOfTheSystemButWhenItWasTouched() {
    // Given
    var decider = new AiSystemDecider(StageTransitions.STANDARD);
    var before = (AiSystem.Known) decider.evolve(new AiSystem.Absent(), registered());

    // When
    var after = (AiSystem.Known) decider.evolve(before, ORDERED);

    // Then
    assertThat(after).isEqualTo(before.with(before.facts().touchedAt(NOON)));
  }
}
