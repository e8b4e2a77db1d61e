package org.aimsledger.incident.inventoryintake;

import java.time.Instant;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.contracts.inventory.AiSystemEvent.MeasureDeclined;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand.Acknowledge;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;

/// Nobody runs a retired system any more: the inventory answers for it, so that nobody is asked
/// again and again.
final class WhenRetiredSystemDeclinesMeasureAnswerItPolicy {
  private static final PersonId INVENTORY = new PersonId("service/inventory");

  private WhenRetiredSystemDeclinesMeasureAnswerItPolicy() {}

  static Acknowledge on(MeasureDeclined event, Instant now) {
    return new Acknowledge(
        event.incident(),
        event.action(),
        MeasureOutcome.DECLINED,
        Reason.quoted(event.reason()),
        INVENTORY,
        now);
  }
}
