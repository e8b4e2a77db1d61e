package org.aimsledger.inventory.aisystem;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.Objects;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.aisystem.AiSystem.Absent;
import org.aimsledger.inventory.aisystem.AiSystem.Active;
import org.aimsledger.inventory.aisystem.AiSystem.Hold;
import org.aimsledger.inventory.aisystem.AiSystem.Retired;
import org.aimsledger.inventory.aisystem.AiSystem.Suspended;

/// Orders to take a system out of use, and to let go of it, by people and by incidents.
final class SuspensionOrders {
  private SuspensionOrders() {}

  static Decision<AiSystemEvent, AiSystemRejection> suspend(
      AiSystemCommand.Suspend c, AiSystem state) {
    return switch (state) {
      case Absent _ -> reject(new AiSystemRejection.UnknownSystem(c.system()));
      case Active _ -> accept(suspended(c));
      case Suspended s -> Hold.isHeld(s.holds(), c.incident()) ? accept() : accept(suspended(c));
      case Retired _ ->
          c.incident() == null
              ? reject(new AiSystemRejection.SystemRetired(c.system()))
              : accept(
                  new AiSystemEvent.ContainmentDeclined(
                      c.system(), c.incident(), "the system is retired", c.at()));
    };
  }

  private static AiSystemEvent suspended(AiSystemCommand.Suspend c) {
    return new AiSystemEvent.Suspended(c.system(), c.reason().value(), c.incident(), c.at());
  }

  /// An incident that holds nothing lets go of nothing; a person is told which incidents hold it.
  static Decision<AiSystemEvent, AiSystemRejection> resume(
      AiSystemCommand.Resume c, AiSystem state) {
    return switch (state) {
      case Absent _ -> reject(new AiSystemRejection.UnknownSystem(c.system()));
      case Active _ -> accept();
      case Suspended s -> letGo(c, s);
      case Retired r -> Hold.isHeld(r.holds(), c.incident()) ? accept(released(c)) : accept();
    };
  }

  private static Decision<AiSystemEvent, AiSystemRejection> letGo(
      AiSystemCommand.Resume c, Suspended state) {
    if (Hold.isHeld(state.holds(), c.incident())) {
      return state.holds().size() == 1
          ? accept(new AiSystemEvent.Resumed(c.system(), c.reason().value(), c.incident(), c.at()))
          : accept(released(c));
    }
    if (c.incident() != null) {
      return accept();
    }
    var incidents = state.holds().stream().map(Hold::incident).filter(Objects::nonNull).toList();
    return reject(new AiSystemRejection.HeldByIncidents(c.system(), incidents));
  }

  private static AiSystemEvent released(AiSystemCommand.Resume c) {
    return new AiSystemEvent.HoldReleased(c.system(), c.reason().value(), c.incident(), c.at());
  }
}
