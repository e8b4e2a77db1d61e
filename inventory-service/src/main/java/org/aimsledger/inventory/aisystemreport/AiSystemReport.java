package org.aimsledger.inventory.aisystemreport;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.jspecify.annotations.Nullable;

/// What a report is, folded from its events.
public sealed interface AiSystemReport {
  /// Never heard of.
  record Absent() implements AiSystemReport {}

  record Received(
      UUID system,
      ReportKind kind,
      String summary,
      String reporter,
      String externalId,
      @Nullable Instant occurredAt,
      ReportExtras extras,
      List<Measurement> measurements,
      Instant receivedAt)
      implements AiSystemReport {
    public Received {
      measurements = List.copyOf(measurements);
    }

    /// Whether the command says nothing new. The time of the event is left out: a report without
    /// one is repeated without one.
    boolean saysTheSameAs(AiSystemReportCommand.Receive c) {
      return system.equals(c.system())
          && kind == c.kind()
          && summary.equals(c.summary())
          && extras.equals(c.extras())
          && measurements.equals(c.measurements());
    }

    Received with(List<Measurement> measured) {
      return new Received(
          system, kind, summary, reporter, externalId, occurredAt, extras, measured, receivedAt);
    }

    Received with(ReportExtras more) {
      return new Received(
          system, kind, summary, reporter, externalId, occurredAt, more, measurements, receivedAt);
    }
  }
}
