package org.aimsledger.risk.keyriskindicator;

import java.util.Random;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.eventstore.core.Decision;

/// A key risk indicator that many random commands were given to; the same one for the same seed.
final class RandomIndicator {
  private static final int COMMANDS = 60;
  private static final KeyRiskIndicatorDecider DECIDER = new KeyRiskIndicatorDecider();

  private RandomIndicator() {}

  static KeyRiskIndicator of(long seed) {
    var random = new Random(seed);
    var state = DECIDER.initial();
    for (var i = 0; i < COMMANDS; i++) {
      if (DECIDER.decide(command(random, i), state)
          instanceof
          Decision.Accepted<KeyRiskIndicatorEvent, KeyRiskIndicatorRejection>(var events)) {
        for (var event : events) {
          state = DECIDER.evolve(state, event);
        }
      }
    }
    return state;
  }

  private static KeyRiskIndicatorCommand command(Random random, int minute) {
    return switch (random.nextInt(60)) {
      case 0 -> IndicatorFixture.retire(minute);
      case 1, 2, 3, 4, 5, 6, 7 ->
          IndicatorFixture.change(number(random, 10), number(random, 20), minute);
      case 8, 9, 10, 11, 12, 13, 14 ->
          IndicatorFixture.define(
              IndicatorFixture.OPEN_RISK,
              random.nextBoolean() ? IndicatorDirection.ABOVE : IndicatorDirection.BELOW,
              number(random, 10),
              number(random, 20));
      default -> IndicatorFixture.read(number(random, 25), minute);
    };
  }

  private static String number(Random random, int bound) {
    return random.nextInt(bound) + "." + random.nextInt(100);
  }
}
