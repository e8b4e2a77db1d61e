package org.aimsledger.inventory.aisystem;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.Decision;

/// Measures that incidents order of whoever runs a system: noted, or declined where nobody does.
final class MeasureOrders {
  private MeasureOrders() {}

  static Decision<AiSystemEvent, AiSystemRejection> decide(
      AiSystemCommand.OrderMeasure c, AiSystem state) {
    return switch (state) {
      case AiSystem.Absent _ -> reject(new AiSystemRejection.UnknownSystem(c.system()));
      case AiSystem.Active _, AiSystem.Suspended _ ->
          accept(
              new AiSystemEvent.MeasureOrdered(
                  c.system(),
                  c.action(),
                  c.incident(),
                  c.measure(),
                  c.target(),
                  c.reason().value(),
                  c.at()));
      case AiSystem.Retired _ ->
          accept(
              new AiSystemEvent.MeasureDeclined(
                  c.system(), c.action(), c.incident(), "the system is retired", c.at()));
    };
  }
}
