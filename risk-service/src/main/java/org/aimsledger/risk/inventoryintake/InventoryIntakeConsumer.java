package org.aimsledger.risk.inventoryintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommandHandler;
import org.aimsledger.risk.platform.Packs;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Topic `aims.inventory.v1`.
@Startup
@ApplicationScoped
public class InventoryIntakeConsumer {
  private final Inbox inbox;

  InventoryIntakeConsumer(Inboxes inboxes, ImpactAssessmentCommandHandler handler, Packs packs) {
    var policy = new InventoryIntakePolicy(packs);
    this.inbox =
        inboxes.open(
            new Subscription<>(
                "inventory",
                EventTypes.declare(InventoryServiceEvent.class, WireNames::of),
                (recorded, now) ->
                    policy.react(recorded.event(), now).stream().map(handler::order).toList()));
  }

  @Incoming("inventory")
  public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
