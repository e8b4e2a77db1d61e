package org.aimsledger.inventory.incidentintake;

import java.time.Instant;
import java.util.Optional;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Requested;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.contracts.inventory.MeasureKind;
import org.aimsledger.inventory.aisystem.AiSystemCommand;

/// A measure that an incident orders belongs to the life of its system; a retired one declines it.
/// That it was carried out only whoever runs the system can say, so nothing is answered otherwise,
/// and an order that is repeated because nobody has answered is the same order.
final class WhenIncidentOrdersMeasureRecordItPolicy {
  private WhenIncidentOrdersMeasureRecordItPolicy() {}

  static Optional<AiSystemCommand> command(ContainmentActionEvent event, Instant now) {
    return event instanceof Requested e
        ? Optional.of(
            new AiSystemCommand.OrderMeasure(
                e.system(),
                e.action(),
                e.incident(),
                kind(e.measure()),
                e.target(),
                WhenIncidentAsksForContainmentSuspendSystemPolicy.reason(
                    e.reason(), "measure ordered"),
                now))
        : Optional.empty();
  }

  private static MeasureKind kind(ContainmentMeasure measure) {
    return switch (measure) {
      case REVOKE_SCOPE -> MeasureKind.REVOKE_SCOPE;
      case FALL_BACK_TO_HUMAN -> MeasureKind.FALL_BACK_TO_HUMAN;
      case ROLL_BACK -> MeasureKind.ROLL_BACK;
    };
  }
}
