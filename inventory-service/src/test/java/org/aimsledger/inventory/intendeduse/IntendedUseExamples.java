package org.aimsledger.inventory.intendeduse;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;

import java.util.List;
import org.aimsledger.contracts.inventory.IntendedUseEvent;
import org.aimsledger.contracts.inventory.UseStatement;
import org.aimsledger.testkit.spec.DeciderSpecification;

/// Statements that the tests speak of.
public final class IntendedUseExamples {
  static final UseStatement STATEMENT =
      new UseStatement(
          List.of("answer questions about benefits"),
          List.of("decide about a benefit"),
          List.of("asked for legal advice"),
          List.of("a person is reachable"),
          List.of("citizens"),
          List.of("nobody is misled"));

  private IntendedUseExamples() {}

  public static IntendedUseEvent drafted() {
    return drafted(1, "carla");
  }

  static IntendedUseEvent drafted(int edition, String author) {
    return new IntendedUseEvent.Drafted(CHATBOT, edition, STATEMENT, author, MORNING);
  }

  public static IntendedUseEvent approved() {
    return new IntendedUseEvent.Approved(CHATBOT, 1, "anna", "clear", NOON);
  }

  static DeciderSpecification<
          IntendedUseCommand, IntendedUse, IntendedUseEvent, IntendedUseRejection>
      statement(IntendedUseEvent... history) {
    return DeciderSpecification.of(new IntendedUseDecider()).given(history);
  }
}
