package org.aimsledger.inventory.aisystem;

import static org.aimsledger.inventory.aisystem.Examples.BECAUSE;
import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.FIRE;
import static org.aimsledger.inventory.aisystem.Examples.FLOOD;
import static org.aimsledger.inventory.aisystem.Examples.HHS_17;
import static org.aimsledger.inventory.aisystem.Examples.NOON;
import static org.aimsledger.inventory.aisystem.Examples.PROFILE;
import static org.aimsledger.inventory.aisystem.Examples.SCANNER;
import static org.aimsledger.inventory.aisystem.Examples.row;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;

/// A system that many random commands were given to; the same one for the same seed.
final class RandomAiSystem {
  private static final int COMMANDS = 120;

  private RandomAiSystem() {}

  static AiSystem of(long seed) {
    var decider = new AiSystemDecider(StageTransitions.STANDARD);
    var random = new Random(seed);
    var state = decider.initial();
    for (var i = 0; i < COMMANDS; i++) {
      if (decider.decide(command(random, NOON.plusMillis(i)), state)
          instanceof Decision.Accepted<AiSystemEvent, AiSystemRejection>(var events)) {
        for (var event : events) {
          state = decider.evolve(state, event);
        }
      }
    }
    return state;
  }

  private static AiSystemCommand command(Random random, Instant at) {
    var incident = pick(random, List.of(FIRE, FLOOD));
    return switch (random.nextInt(12)) {
      case 0 ->
          new AiSystemCommand.Register(
              CHATBOT,
              new SystemName("Chatbot"),
              random.nextBoolean() ? PROFILE : AiSystemProfile.EMPTY,
              pick(random, List.of(Stage.INCEPTION, Stage.PILOT, Stage.DEPLOYED)),
              HighImpact.UNKNOWN,
              HHS_17,
              null,
              at);
      case 1 ->
          new AiSystemCommand.Describe(
              CHATBOT,
              new ProfilePatch(
                  new TreeMap<>(
                      Map.of(
                          pick(random, List.of("purpose", "vendor", "aliases")),
                          List.of("text " + random.nextInt(3))))),
              BECAUSE,
              random.nextBoolean() ? SCANNER : null,
              at);
      case 2 ->
          new AiSystemCommand.AssignOwner(
              CHATBOT, new Owner("u-" + random.nextInt(3)), BECAUSE, at);
      case 3, 4 ->
          new AiSystemCommand.EnterStage(
              CHATBOT, pick(random, List.of(Stage.values())), BECAUSE, at);
      case 5 ->
          new AiSystemCommand.DetermineHighImpact(
              CHATBOT, pick(random, List.of(HighImpact.values())), "for " + random.nextInt(3), at);
      case 6 ->
          new AiSystemCommand.Suspend(CHATBOT, BECAUSE, random.nextBoolean() ? incident : null, at);
      case 7 ->
          new AiSystemCommand.Resume(CHATBOT, BECAUSE, random.nextBoolean() ? incident : null, at);
      case 8 ->
          new AiSystemCommand.ConfirmFields(
              CHATBOT,
              List.of(pick(random, List.of("purpose", "vendor"))),
              pick(random, List.of(Confidence.values())),
              BECAUSE,
              at);
      case 9 ->
          new AiSystemCommand.AcceptContradictions(
              CHATBOT,
              List.of(pick(random, List.of("purpose", "vendor"))),
              Confidence.HIGH,
              BECAUSE,
              at);
      case 10 ->
          new AiSystemCommand.RecordImported(
              CHATBOT,
              new SystemName("Chatbot " + random.nextInt(2)),
              PROFILE,
              pick(random, List.of(Stage.PILOT, Stage.DEPLOYED)),
              HighImpact.YES,
              row(random.nextInt(1, 5), "ab"),
              at);
      // Rarely: it is the end.
      default ->
          random.nextInt(8) == 0
              ? new AiSystemCommand.Retire(CHATBOT, BECAUSE, at)
              : new AiSystemCommand.AssignOwner(CHATBOT, new Owner("u-9"), BECAUSE, at);
    };
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
