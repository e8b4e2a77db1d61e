package org.aimsledger.incident.inventoryintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.incident.containmentaction.ContainmentActionCommandHandler;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.playbookrun.PlaybookRunCommandHandler;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Listens to inventory-service. Made at start-up, so that what Kafka lost is missed even when it
/// brings nothing.
@Startup
@ApplicationScoped
public class InventoryIntakeConsumer {
  private final Inbox inbox;

  InventoryIntakeConsumer(
      IncidentCommandHandler incidents,
      ContainmentActionCommandHandler measures,
      PlaybookRunCommandHandler runs,
      PlaybookPacks packs,
      KnownSystemStore systems,
      Inboxes inboxes) {
    this.inbox =
        inboxes.open(
            new Subscription<>(
                "inventory",
                InventoryIntakeEventTypes.TYPES,
                new InventoryIntakePolicy(
                    incidents,
                    measures,
                    new WhenAiSystemReportsHarmStartPlaybookPolicy(runs, packs),
                    systems::order)));
  }

  @Incoming("inventory")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
