package org.aimsledger.inventory.procedure;

import static org.aimsledger.inventory.aisystem.Examples.MORNING;
import static org.aimsledger.inventory.aisystem.Examples.NOON;

import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ProcedureEvent;
import org.aimsledger.contracts.inventory.Stage;

/// Procedures that the tests speak of.
public final class ProcedureExamples {
  static final UUID PROCEDURE = UUID.fromString("01980000-0000-7000-8000-0000000000b1");
  static final LocalDate SPRING = LocalDate.of(2026, 3, 1);
  static final String DIGEST = "0123456789abcdef".repeat(4);

  private ProcedureExamples() {}

  public static ProcedureEvent released() {
    return released("2.0", SPRING);
  }

  static ProcedureEvent released(String label, LocalDate validFrom) {
    return new ProcedureEvent.Released(
        PROCEDURE,
        Stage.VERIFICATION,
        label,
        "Verification and validation",
        "urn:documents:vv",
        DIGEST,
        validFrom,
        "anna",
        MORNING);
  }

  public static ProcedureEvent withdrawn() {
    return new ProcedureEvent.Withdrawn(
        PROCEDURE, Stage.VERIFICATION, "2.0", "the annex is missing", "anna", NOON);
  }
}
