package org.aimsledger.risk.impactassessment;

import static org.aimsledger.risk.impactassessment.AssessmentFixture.ASSESSMENT;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.INCIDENT;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.LATER;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.OTHER_INCIDENT;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.ratings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.TestPacks;

/// An assessment that many random commands were given to; the same one for the same seed.
final class RandomImpactAssessment {
  private static final int COMMANDS = 80;
  private static final ImpactAssessmentDecider DECIDER =
      new ImpactAssessmentDecider(TestPacks.BUNDLED);
  private static final String[] ALL_DIMENSIONS =
      TestPacks.BUNDLED
          .impactDimensions()
          .inForceOn(LocalDate.of(2026, 12, 1))
          .dimensions()
          .stream()
          .map(dimension -> dimension.id())
          .toArray(String[]::new);

  private RandomImpactAssessment() {}

  static ImpactAssessment of(long seed) {
    var random = new Random(seed);
    var state = DECIDER.initial();
    for (var i = 0; i < COMMANDS; i++) {
      if (DECIDER.decide(command(random, LATER.plusMillis(i)), state)
          instanceof
          Decision.Accepted<ImpactAssessmentEvent, ImpactAssessmentRejection>(var events)) {
        for (var event : events) {
          state = DECIDER.evolve(state, event);
        }
      }
    }
    return state;
  }

  private static ImpactAssessmentCommand command(Random random, Instant at) {
    var actor = pick(random, List.of("u-rita", "u-paul", "u-anna"));
    var text = new Narrative("text " + random.nextInt(3));
    return switch (random.nextInt(8)) {
      case 0 -> AssessmentFixture.live(at, at);
      case 1 -> AssessmentFixture.incident(pick(random, List.of(INCIDENT, OTHER_INCIDENT)), at);
      case 2 -> AssessmentFixture.change(at);
      case 3 -> AssessmentFixture.withdraw(pick(random, List.of(WithdrawalReason.values())));
      case 4 -> new ImpactAssessmentCommand.Start(ASSESSMENT, actor, at);
      case 5, 6 ->
          new ImpactAssessmentCommand.Complete(
              ASSESSMENT,
              text,
              ratings(ALL_DIMENSIONS),
              pick(random, List.of(AssessmentConclusion.values())),
              actor,
              at);
      default ->
          new ImpactAssessmentCommand.Approve(
              ASSESSMENT, random.nextBoolean() ? text : null, actor, at);
    };
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
