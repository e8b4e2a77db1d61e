package org.aimsledger.inventory.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.servicekit.problem.Fields;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests about procedures.
final class ProcedureRequests {
  private ProcedureRequests() {}

  @Schema(name = "ReleaseProcedure")
  record ReleaseRequest(
      @Schema(required = true, maxLength = ProcedureCommand.TITLE) @Nullable String title,
      @Schema(
              required = true,
              maxLength = ProcedureCommand.DOCUMENT,
              description = "Where the document is")
          @Nullable String document,
      @Schema(description = "SHA-256 of the document, in hexadecimal") @Nullable String digest,
      @Schema(required = true, description = "First day, in UTC") @Nullable LocalDate validFrom) {
    ProcedureCommand toCommand(Stage stage, String label, String by, Instant now) {
      return legal(
          () ->
              new ProcedureCommand.Release(
                  ProcedureCommandHandler.id(stage),
                  stage,
                  label,
                  Fields.required("title", title),
                  Fields.required("document", document),
                  digest,
                  Fields.required("validFrom", validFrom),
                  by,
                  now));
    }
  }

  @Schema(name = "WithdrawProcedure")
  record WithdrawRequest(
      @Schema(required = true, maxLength = Reason.LONGEST) @Nullable String reason) {
    ProcedureCommand toCommand(Stage stage, String label, String by, Instant now) {
      return legal(
          () ->
              new ProcedureCommand.Withdraw(
                  ProcedureCommandHandler.id(stage),
                  stage,
                  label,
                  new Reason(Fields.required("reason", reason)),
                  by,
                  now));
    }
  }

  /// What the constructor of a value refuses is the sender's mistake here, and names its field.
  private static <T> T legal(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalFieldException e) {
      throw Problems.invalidField(e.field(), String.valueOf(e.getMessage())).toException();
    }
  }
}
