package org.aimsledger.audit.incidentintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.audit.correctiveaction.CorrectiveActionCommandHandler;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.eventstore.store.EventTypes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Topic `aims.incident.v1` once more, beside the trail.
@Startup
@ApplicationScoped
public class IncidentIntakeConsumer {
  private final Inbox inbox;

  IncidentIntakeConsumer(Inboxes inboxes, CorrectiveActionCommandHandler handler) {
    this.inbox =
        inboxes.openBeside(
            new Subscription<>(
                "incident",
                EventTypes.declare(IncidentServiceEvent.class, WireNames::of),
                (recorded, _) ->
                    WhenCorrectiveActionIsPlannedOpenItPolicy.on(recorded.event()).stream()
                        .map(handler::order)
                        .toList()),
            "corrective-actions");
  }

  @Incoming("corrective-actions")
  public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
