package org.aimsledger.incident.inventoryintake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Trigger;
import org.aimsledger.incident.playbookrun.PlaybookRunCommandHandler;

/// The incident that a report raises begins with the playbook of its kind, where there is one.
final class WhenAiSystemReportsHarmStartPlaybookPolicy {
  private final PlaybookRunCommandHandler runs;
  private final PlaybookPacks packs;

  WhenAiSystemReportsHarmStartPlaybookPolicy(PlaybookRunCommandHandler runs, PlaybookPacks packs) {
    this.runs = runs;
    this.packs = packs;
  }

  Optional<Order> on(AiSystemReportEvent.Received event, UUID incident, Instant now) {
    var kind = event.kind().name();
    return packs
        .at(now)
        .forReport(kind)
        .map(
            playbook ->
                runs.order(
                    incident,
                    playbook.id(),
                    Trigger.report(kind),
                    new Reason("reported by an AI system: " + kind),
                    now));
  }
}
