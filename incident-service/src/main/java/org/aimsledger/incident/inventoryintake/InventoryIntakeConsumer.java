package org.aimsledger.incident.inventoryintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.incident.containmentaction.ContainmentActionCommandHandler;
import org.aimsledger.incident.incident.IncidentCommandHandler;
import org.aimsledger.incident.platform.KnownRecordStore;
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
      KnownRecordStore records,
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
                    event -> known(systems, records, event))));
  }

  private static Optional<Order> known(
      KnownSystemStore systems, KnownRecordStore records, InventoryServiceEvent event) {
    return event instanceof ComponentEvent.Registered e
        ? Optional.of(records.order(IncidentLinkKind.COMPONENT, e.component(), title(e)))
        : systems.order(event);
  }

  /// What it is called among the parts of its whole; its own name may be a person's business.
  private static String title(ComponentEvent.Registered event) {
    return event.label() == null ? event.kind().name() : event.kind() + " " + event.label();
  }

  @Incoming("inventory")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
