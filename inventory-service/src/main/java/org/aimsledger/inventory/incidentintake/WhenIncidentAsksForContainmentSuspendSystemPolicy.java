package org.aimsledger.inventory.incidentintake;

import java.time.Instant;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.inventory.aisystem.AiSystemCommand;
import org.aimsledger.inventory.platform.Reason;

/// An order of an incident is carried out as it is: judging it is the incident commander's work.
final class WhenIncidentAsksForContainmentSuspendSystemPolicy {
  private WhenIncidentAsksForContainmentSuspendSystemPolicy() {}

  static AiSystemCommand.Suspend command(IncidentEvent.ContainmentRequested event, Instant now) {
    return new AiSystemCommand.Suspend(
        event.system(), reason(event.reason(), "containment requested"), event.incident(), now);
  }

  static AiSystemCommand.Suspend command(IncidentEvent.ContainmentRetried event, Instant now) {
    return new AiSystemCommand.Suspend(
        event.system(), reason(event.reason(), "containment requested"), event.incident(), now);
  }

  /// What another service wrote never stops the reaction: it is cut to what a reason may be.
  static Reason reason(String text, String otherwise) {
    var clean = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) || c == '\n' || c == '\t')
        .limit(Reason.LONGEST / 2)
        .forEach(clean::appendCodePoint);
    return new Reason(clean.toString().isBlank() ? otherwise : clean.toString());
  }
}
