package org.aimsledger.incident.auditintake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.Subscription;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.incident.platform.KnownRecordStore;
import org.aimsledger.incident.review.ReviewCommandHandler;
import org.aimsledger.incident.signal.SignalCommandHandler;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Topic `aims.audit.v1`, for reviews and signals.
@Startup
@ApplicationScoped
public class AuditIntakeConsumer {
  /// The subject of old requests for evidence was written as it is today; nobody reads it here.
  private static final EventTypes<AuditServiceEvent> TYPES =
      EventTypes.declare(AuditServiceEvent.class, WireNames::of)
          .upcast(
              "org.aimsledger.audit.evidence-export-requested.v1",
              "org.aimsledger.audit.evidence-export-requested.v2",
              data -> data);

  private final Inbox inbox;

  AuditIntakeConsumer(
      Inboxes inboxes,
      ReviewCommandHandler reviews,
      SignalCommandHandler signals,
      KnownRecordStore records) {
    this.inbox =
        inboxes.openBeside(
            new Subscription<>(
                "audit",
                TYPES,
                (recorded, now) ->
                    Stream.of(
                            records.order(recorded.event()),
                            WhenCorrectiveActionMovesFollowItPolicy.on(recorded.event())
                                .map(reviews::order),
                            WhenAuditFindsSomethingReportSignalPolicy.on(
                                    recorded.event(), recorded.meta())
                                .map(signal -> signals.order(signal, now)))
                        .flatMap(Optional::stream)
                        .toList()),
            "corrective-actions");
  }

  @Incoming("corrective-actions")
  public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return inbox.receive(records);
  }
}
