package org.aimsledger.risk.incidentintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommandHandler;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Topic `aims.incident.v1`.
@Startup
@ApplicationScoped
public class IncidentIntakeConsumer {
  private final Inbox inbox;

  IncidentIntakeConsumer(Inboxes inboxes, ImpactAssessmentCommandHandler handler) {
    this.inbox =
        inboxes.open(
            new Subscription<>(
                "incident",
                EventTypes.declare(IncidentServiceEvent.class, WireNames::of),
                (recorded, now) ->
                    WhenIncidentIsRaisedReopenAssessment.react(recorded.event(), now).stream()
                        .map(handler::order)
                        .toList()));
  }

  @Incoming("incident")
  public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
