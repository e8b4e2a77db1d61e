package org.aimsledger.inventory.riskintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommandHandler;
import org.aimsledger.inventory.platform.Packs;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes the events of risk-service in: each one once, in order, without holes.
@Startup
@ApplicationScoped
public class RiskIntakeConsumer {
  private final Inbox inbox;

  RiskIntakeConsumer(
      Inboxes inboxes, LifecycleGateCommandHandler gates, FollowedRiskStore risks, Packs packs) {
    this.inbox =
        inboxes.open(
            new Subscription<>(
                "risk",
                RiskIntakeEventTypes.TYPES,
                new RiskIntakePolicy(gates, risks, packs.riskCriteria())));
  }

  @Incoming("risk")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
