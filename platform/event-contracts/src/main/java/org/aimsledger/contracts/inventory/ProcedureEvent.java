package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// The organisation's documented procedure of one stage of the life cycle. The stream is
/// `procedure/<procedure>`; a stage always has the same procedure.
public sealed interface ProcedureEvent extends StewardshipEvent {
  UUID procedure();

  Stage stage();

  /// A version is to be followed from a day on, and takes the place of the one before.
  ///
  /// @param label as the organisation numbers it
  /// @param document where it is
  /// @param digest SHA-256 of the document, in hexadecimal
  /// @param validFrom first day, in UTC
  /// @param by pseudonymous id
  @WireName("org.aimsledger.inventory.procedure-released.v1")
  record Released(
      UUID procedure,
      Stage stage,
      String label,
      String title,
      String document,
      @Nullable String digest,
      LocalDate validFrom,
      String by,
      Instant at)
      implements ProcedureEvent {}

  /// A version is not to be followed any more; the one before it is again.
  @WireName("org.aimsledger.inventory.procedure-withdrawn.v1")
  record Withdrawn(UUID procedure, Stage stage, String label, String reason, String by, Instant at)
      implements ProcedureEvent {}
}
