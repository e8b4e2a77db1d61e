package org.aimsledger.incident.detection;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Listens to inventory-service for the rules, beside and independent of what the service else does
/// about its events. Made at start-up, so that what Kafka lost is missed even when it brings
/// nothing.
@Startup
@ApplicationScoped
public class DetectionConsumer {
  private final Inbox inbox;

  DetectionConsumer(ObservationStore observations, Inboxes inboxes) {
    this.inbox =
        inboxes.openBeside(ObservationStore.PRODUCER, ObservationStore.PURPOSE, observations);
  }

  @Incoming("detection")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
