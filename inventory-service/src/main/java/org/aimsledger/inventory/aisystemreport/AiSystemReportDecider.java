package org.aimsledger.inventory.aisystemreport;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of one report.
final class AiSystemReportDecider
    implements Decider<
        AiSystemReportCommand, AiSystemReport, AiSystemReportEvent, AiSystemReportRejection> {

  @Override
  public AiSystemReport initial() {
    return new AiSystemReport.Absent();
  }

  @Override
  public Decision<AiSystemReportEvent, AiSystemReportRejection> decide(
      AiSystemReportCommand command, AiSystemReport state) {
    return switch (command) {
      case AiSystemReportCommand.Receive c -> receive(c, state);
    };
  }

  private static Decision<AiSystemReportEvent, AiSystemReportRejection> receive(
      AiSystemReportCommand.Receive c, AiSystemReport state) {
    return switch (state) {
      case AiSystemReport.Absent _ -> {
        var received =
            new AiSystemReportEvent.Received(
                c.report(),
                c.system(),
                c.kind(),
                c.summary(),
                c.reporter(),
                c.externalId(),
                c.occurredAt(),
                c.at());
        var events = new ArrayList<AiSystemReportEvent>(3);
        events.add(received);
        if (c.extras().type() != null) {
          events.add(detailed(c, c.extras(), c.extras().type()));
        }
        if (!c.measurements().isEmpty()) {
          events.add(
              new AiSystemReportEvent.Measured(c.report(), c.system(), c.measurements(), c.at()));
        }
        yield acceptAll(events);
      }
      // A delivery that is repeated is how messaging works, not an error.
      case AiSystemReport.Received known ->
          known.saysTheSameAs(c)
              ? accept()
              : reject(
                  new AiSystemReportRejection.ExternalIdReused(
                      c.report(), c.reporter(), c.externalId()));
    };
  }

  private static AiSystemReportEvent detailed(
      AiSystemReportCommand.Receive c, ReportExtras extras, String type) {
    return new AiSystemReportEvent.Detailed(
        c.report(),
        c.system(),
        type,
        extras.details(),
        extras.contentType(),
        extras.data(),
        extras.dataBase64(),
        c.at());
  }

  @Override
  public AiSystemReport evolve(AiSystemReport state, AiSystemReportEvent event) {
    return switch (state) {
      case AiSystemReport.Absent _ ->
          switch (event) {
            case AiSystemReportEvent.Received e ->
                new AiSystemReport.Received(
                    e.system(),
                    e.kind(),
                    e.summary(),
                    e.reporter(),
                    e.externalId(),
                    e.occurredAt(),
                    ReportExtras.NONE,
                    List.of(),
                    e.at());
            case AiSystemReportEvent.Detailed _, AiSystemReportEvent.Measured _ ->
                throw new CorruptStreamException(state, event);
          };
      case AiSystemReport.Received known ->
          switch (event) {
            case AiSystemReportEvent.Detailed e ->
                known.with(
                    new ReportExtras(
                        e.type(), e.details(), e.contentType(), e.data(), e.dataBase64()));
            case AiSystemReportEvent.Measured e -> known.with(e.measurements());
            case AiSystemReportEvent.Received _ -> throw new CorruptStreamException(state, event);
          };
    };
  }
}
