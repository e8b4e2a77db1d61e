package org.aimsledger.incident.riskintake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent.Breached;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.incident.signal.ServiceSignal;
import org.aimsledger.incident.signal.SignalText;
import org.aimsledger.incident.signal.SignalTitle;

/// A figure of a risk that has passed its limit is a signal, for people to say what it is. Nothing
/// else follows: no incident, and no legal clock.
final class WhenKeyRiskIndicatorIsBreachedReportSignalPolicy {
  private WhenKeyRiskIndicatorIsBreachedReportSignalPolicy() {}

  static Optional<ServiceSignal> on(RiskServiceEvent event, EventMeta meta) {
    return event instanceof Breached e
        ? Optional.of(
            new ServiceSignal(
                meta.source(),
                meta.id(),
                SignalTitle.quoted("Key risk indicator beyond its limit: " + e.name()),
                SignalText.quoted(text(e, meta)),
                e.system() == null ? List.of() : List.of(e.system()),
                e.readAt()))
        : Optional.empty();
  }

  private static String text(Breached e, EventMeta meta) {
    return e.name()
        + ": "
        + shown(e.value())
        + " "
        + e.unit()
        + ", "
        + switch (e.direction()) {
          case ABOVE -> "above";
          case BELOW -> "below";
        }
        + " the limit of "
        + shown(e.limit())
        + ".\nRead at "
        + e.readAt()
        + ". Indicator "
        + e.indicator()
        + " of risk "
        + e.risk()
        + ", event "
        + meta.id()
        + " of risk-service.";
  }

  private static String shown(BigDecimal figure) {
    return figure.toPlainString();
  }
}
