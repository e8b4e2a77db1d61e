package org.aimsledger.inventory.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.aimsledger.inventory.platform.Reason;
import org.aimsledger.inventory.platform.TextRule;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
sealed interface ProcedureCommand {
  int LABEL = 50;
  int TITLE = 300;
  int DOCUMENT = 2_000;

  /// Derived from the stage.
  UUID procedure();

  Stage stage();

  /// Time of the decision.
  Instant at();

  /// Have a version followed from a day on.
  ///
  /// @param digest SHA-256 of the document, in hexadecimal
  record Release(
      UUID procedure,
      Stage stage,
      String label,
      String title,
      String document,
      @Nullable String digest,
      LocalDate validFrom,
      String by,
      Instant at)
      implements ProcedureCommand {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Release {
      label = TextRule.required("label", label, LABEL);
      title = TextRule.required("title", title, TITLE);
      document = TextRule.required("document", document, DOCUMENT);
      if (digest != null && !SHA_256.matcher(digest).matches()) {
        throw new IllegalFieldException("digest", "digest is a SHA-256 in 64 hexadecimal digits");
      }
    }
  }

  /// Have a version followed no more.
  record Withdraw(UUID procedure, Stage stage, String label, Reason reason, String by, Instant at)
      implements ProcedureCommand {}
}
