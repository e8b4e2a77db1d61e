package org.aimsledger.inventory.incidentintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.inventory.aisystem.AiSystemCommandHandler;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommandHandler;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes the events of incident-service in: each one once, in order, without holes.
@Startup
@ApplicationScoped
public class IncidentIntakeConsumer {
  private final Inbox inbox;

  IncidentIntakeConsumer(
      Inboxes inboxes,
      AiSystemCommandHandler systems,
      LifecycleGateCommandHandler gates,
      FollowedIncidentStore incidents) {
    this.inbox =
        inboxes.open(
            new Subscription<>(
                "incident",
                IncidentIntakeEventTypes.TYPES,
                new IncidentIntakePolicy(systems, gates, incidents)));
  }

  @Incoming("incident")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
