package org.aimsledger.incident.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.EscalationEvent.LevelReached;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.junit.jupiter.api.Test;

class EscalationDeciderTest {
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");

  private final EscalationDecider decider = new EscalationDecider();

  @Test
  void aLevelIsToldOnce() {
    // Given
    var fresh = decider.initial();
    var told = decider.evolve(fresh, new LevelReached(INCIDENT, 1, 300, NOON));

    // When
    var first = decider.decide(reach(1), fresh);
    var again = decider.decide(reach(1), told);
    var next = decider.decide(reach(2), told);

    // Then
    assertThat(first).isEqualTo(Decision.accept(new LevelReached(INCIDENT, 1, 300, NOON)));
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(next).isEqualTo(Decision.accept(new LevelReached(INCIDENT, 2, 300, NOON)));
  }

  @Test
  void levelsAreNumberedFromOne() {
    assertThat(decider.decide(reach(0), decider.initial()))
        .isEqualTo(Decision.reject(new EscalationRejection(0)));
  }

  @Test
  void aLevelThatIsToldTwiceIsACorruptHistory() {
    // Given
    var event = new LevelReached(INCIDENT, 1, 300, NOON);
    var told = decider.evolve(decider.initial(), event);

    // Then
    assertThatThrownBy(() -> decider.evolve(told, event))
        .isInstanceOf(CorruptStreamException.class);
  }

  private static EscalationCommand reach(int level) {
    return new EscalationCommand(INCIDENT, level, Duration.ofMinutes(5), NOON);
  }
}
