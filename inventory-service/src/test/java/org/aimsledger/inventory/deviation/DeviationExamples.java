package org.aimsledger.inventory.deviation;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.aimsledger.contracts.inventory.Stage;

/// Deviations that the tests speak of.
public final class DeviationExamples {
  public static final UUID DEVIATION = UUID.fromString("01980000-0000-7000-8000-0000000000b2");
  static final ProcedureVersion PROCEDURE = new ProcedureVersion(Stage.VERIFICATION, "2.0");
  static final Instant ASKED = NOON.plus(Duration.ofDays(30));

  private DeviationExamples() {}

  public static DeviationEvent recorded() {
    return new DeviationEvent.Recorded(
        DEVIATION,
        CHATBOT,
        PROCEDURE,
        "4.3: a second data set for validation",
        "the second data set is delivered in December",
        ASKED,
        "dora",
        MORNING);
  }

  public static DeviationEvent approved() {
    return approved(ASKED);
  }

  static DeviationEvent approved(Instant until) {
    return new DeviationEvent.Approved(
        DEVIATION, CHATBOT, until, "a part of the first one is held back", "anna", NOON);
  }

  public static DeviationEvent refused() {
    return new DeviationEvent.Refused(DEVIATION, CHATBOT, "the risk is too high", "anna", NOON);
  }

  public static DeviationEvent ended() {
    return new DeviationEvent.Ended(DEVIATION, CHATBOT, "the data set is there", "dora", NOON);
  }
}
