package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What integrations reported about an AI system. The stream is `ai-system-report/<report>`.
public sealed interface AiSystemReportEvent extends InventoryServiceEvent {
  UUID report();

  /// The AI system it is about.
  UUID system();

  /// A report of a known system came in. Nothing follows from it by itself.
  ///
  /// @param reporter CloudEvents `source` of the reporting integration
  /// @param externalId CloudEvents `id` given by the reporter
  /// @param occurredAt when it happened, as far as the reporter says
  @WireName("org.aimsledger.inventory.ai-system-report-received.v1")
  record Received(
      UUID report,
      UUID system,
      ReportKind kind,
      String summary,
      String reporter,
      String externalId,
      @Nullable Instant occurredAt,
      Instant at)
      implements AiSystemReportEvent {}

  /// What else the reporter said. Follows [Received] in the same append, if there is anything.
  ///
  /// @param type CloudEvents `type`, as the reporter gave it
  /// @param details named facts, in the reporter's order
  /// @param contentType CloudEvents `datacontenttype`, of data that is kept as it came
  /// @param data the data of a type that is not known here, as text
  /// @param dataBase64 the same where it is no text; at most one of the two is given
  @WireName("org.aimsledger.inventory.ai-system-report-detailed.v1")
  record Detailed(
      UUID report,
      UUID system,
      String type,
      List<ReportDetail> details,
      @Nullable String contentType,
      @Nullable String data,
      @Nullable String dataBase64,
      Instant at)
      implements AiSystemReportEvent {
    public Detailed {
      details = List.copyOf(details);
    }
  }

  /// The figures that came with a report, if any.
  @WireName("org.aimsledger.inventory.ai-system-report-measured.v1")
  record Measured(UUID report, UUID system, List<Measurement> measurements, Instant at)
      implements AiSystemReportEvent {
    public Measured {
      measurements = List.copyOf(measurements);
    }
  }
}
