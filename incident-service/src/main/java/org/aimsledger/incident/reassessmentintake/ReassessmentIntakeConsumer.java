package org.aimsledger.incident.reassessmentintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.incident.review.ReviewCommandHandler;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Topic `aims.risk.v1`, for reviews.
@Startup
@ApplicationScoped
public class ReassessmentIntakeConsumer {
  private final Inbox inbox;

  ReassessmentIntakeConsumer(Inboxes inboxes, ReviewCommandHandler handler) {
    this.inbox =
        inboxes.openBeside(
            new Subscription<>(
                "risk",
                EventTypes.declare(RiskServiceEvent.class, WireNames::of),
                (recorded, _) ->
                    WhenReviewedSystemIsAssessedFollowItPolicy.on(recorded.event()).stream()
                        .map(handler::order)
                        .toList()),
            "reassessments");
  }

  @Incoming("reassessments")
  public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
