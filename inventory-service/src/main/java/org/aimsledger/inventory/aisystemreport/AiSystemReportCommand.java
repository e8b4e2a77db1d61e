package org.aimsledger.inventory.aisystemreport;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
public sealed interface AiSystemReportCommand {
  UUID report();

  /// Time of the decision.
  Instant at();

  /// Record what an integration reported.
  ///
  /// @param report always the same for the same reporter and external id, so that a repeat meets
  ///   the report that it repeats
  /// @param system a system that is in the inventory
  /// @param extras what goes beyond kind and summary
  record Receive(
      UUID report,
      UUID system,
      ReportKind kind,
      String summary,
      String reporter,
      String externalId,
      @Nullable Instant occurredAt,
      ReportExtras extras,
      List<Measurement> measurements,
      Instant at)
      implements AiSystemReportCommand {
    public Receive {
      measurements = List.copyOf(measurements);
      if (summary.isBlank() || summary.length() > 2_000 || measurements.size() > 50) {
        throw new IllegalArgumentException("a report has a summary and at most 50 measurements");
      }
      if (occurredAt != null && occurredAt.isAfter(at)) {
        throw new IllegalArgumentException("nothing is reported before it happens");
      }
    }
  }
}
