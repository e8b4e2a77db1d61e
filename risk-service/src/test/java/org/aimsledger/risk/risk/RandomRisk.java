package org.aimsledger.risk.risk;

import static org.aimsledger.risk.risk.RiskFixture.APPROVER;
import static org.aimsledger.risk.risk.RiskFixture.NOON;
import static org.aimsledger.risk.risk.RiskFixture.OWNER;
import static org.aimsledger.risk.risk.RiskFixture.RISK;
import static org.aimsledger.risk.risk.RiskFixture.TODAY;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.aimsledger.contracts.risk.ClosureReason;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.Person;
import org.aimsledger.risk.platform.TestPacks;

/// A risk that many random commands were given to; the same one for the same seed.
final class RandomRisk {
  private static final int COMMANDS = 120;
  private static final RiskDecider DECIDER = new RiskDecider(TestPacks.BUNDLED);

  private RandomRisk() {}

  static Risk of(long seed) {
    var random = new Random(seed);
    var state = DECIDER.initial();
    for (var i = 0; i < COMMANDS; i++) {
      if (DECIDER.decide(command(random, NOON.plusMillis(i)), state)
          instanceof Decision.Accepted<RiskEvent, RiskRejection>(var events)) {
        for (var event : events) {
          state = DECIDER.evolve(state, event);
        }
      }
    }
    return state;
  }

  private static RiskCommand command(Random random, Instant at) {
    var actor = pick(random, List.of("u-rita", "u-paul", "u-anna"));
    var text = new Narrative("text " + random.nextInt(3));
    return switch (random.nextInt(9)) {
      case 0 -> RiskFixture.identify();
      case 1, 2 ->
          new RiskCommand.Rate(
              RISK,
              pick(random, List.of(RatingKind.values())),
              new Judgement.OnMatrix(random.nextInt(1, 6), random.nextInt(1, 6)),
              text,
              actor,
              at);
      case 3 ->
          new RiskCommand.Rate(
              RISK,
              pick(random, List.of(RatingKind.values())),
              new Judgement.WithoutLikelihood(random.nextInt(1, 6), random.nextInt(1, 6)),
              text,
              actor,
              at);
      case 4 ->
          new RiskCommand.PlanTreatment(
              RISK,
              pick(random, List.of(TreatmentOption.values())),
              List.of("A.6.2.6"),
              text,
              TODAY.plusDays(random.nextInt(1, 60)),
              new Person("u-ops"),
              actor,
              at);
      case 5 -> new RiskCommand.CompleteTreatment(RISK, text, actor, at);
      case 6 ->
          new RiskCommand.Accept(
              RISK,
              TODAY.plusDays(random.nextInt(1, 60)),
              text,
              random.nextBoolean() ? text : null,
              random.nextBoolean() ? OWNER : APPROVER,
              actor,
              at);
      case 7 ->
          new RiskCommand.Close(
              RISK, pick(random, List.of(ClosureReason.values())), text, actor, at);
      default -> new RiskCommand.Reopen(RISK, text, actor, at);
    };
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
