package org.aimsledger.incident.riskintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.incident.platform.KnownRecordStore;
import org.aimsledger.incident.review.ReviewCommandHandler;
import org.aimsledger.incident.signal.SignalCommandHandler;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Topic `aims.risk.v1`, for reviews and signals.
@Startup
@ApplicationScoped
public class RiskIntakeConsumer {
  private final Inbox inbox;

  RiskIntakeConsumer(
      Inboxes inboxes,
      ReviewCommandHandler reviews,
      SignalCommandHandler signals,
      KnownRecordStore records) {
    this.inbox =
        inboxes.openBeside(
            new Subscription<>(
                "risk",
                EventTypes.declare(RiskServiceEvent.class, WireNames::of),
                (recorded, now) ->
                    Stream.of(
                            records.order(recorded.event()).stream(),
                            WhenReviewedSystemIsAssessedFollowItPolicy.on(recorded.event()).stream()
                                .map(reviews::order),
                            WhenKeyRiskIndicatorIsBreachedReportSignalPolicy.on(
                                    recorded.event(), recorded.meta())
                                .stream()
                                .map(signal -> signals.order(signal, now)))
                        .flatMap(orders -> orders)
                        .toList()),
            "reassessments");
  }

  @Incoming("reassessments")
  public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
