package org.aimsledger.inventory.outofscopeuse;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.EVENING;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;

import java.util.UUID;
import org.aimsledger.contracts.inventory.OutOfScopeUseEvent;
import org.aimsledger.contracts.inventory.UseDecision;
import org.aimsledger.testkit.spec.DeciderSpecification;

/// Reported uses that the tests speak of.
public final class OutOfScopeUseExamples {
  static final UUID USE = UUID.fromString("01980000-0000-7000-8000-0000000000e1");
  static final UUID REPORT = UUID.fromString("01980000-0000-8000-8000-0000000000aa");

  private OutOfScopeUseExamples() {}

  public static OutOfScopeUseEvent reported() {
    return new OutOfScopeUseEvent.Reported(
        USE, CHATBOT, "it was asked to grade pupils", "urn:monitoring", REPORT, MORNING);
  }

  public static OutOfScopeUseEvent decided() {
    return new OutOfScopeUseEvent.Decided(
        USE,
        CHATBOT,
        UseDecision.MISUSE,
        "grading is excluded",
        1,
        "tell the school",
        "otto",
        NOON);
  }

  public static OutOfScopeUseEvent followedUp() {
    return new OutOfScopeUseEvent.FollowedUp(USE, CHATBOT, "the school was told", EVENING);
  }

  static DeciderSpecification<
          OutOfScopeUseCommand, OutOfScopeUse, OutOfScopeUseEvent, OutOfScopeUseRejection>
      use(OutOfScopeUseEvent... history) {
    return DeciderSpecification.of(new OutOfScopeUseDecider()).given(history);
  }
}
