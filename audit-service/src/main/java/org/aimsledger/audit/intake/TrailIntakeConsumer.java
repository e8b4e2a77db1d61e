package org.aimsledger.audit.intake;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.audit.platform.trail.OwnEventStore;
import org.aimsledger.audit.platform.trail.TrailStore;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Topics of all services, the own one too: what auditors do is in the trail like everything else.
@Startup
@ApplicationScoped
public class TrailIntakeConsumer {
  private final Inbox inventory;
  private final Inbox risk;
  private final Inbox incident;
  private final Inbox audit;

  TrailIntakeConsumer(Inboxes inboxes, TrailStore trail, OwnEventStore own) {
    this.inventory = inboxes.open("inventory", trail);
    this.risk = inboxes.open("risk", trail);
    this.incident = inboxes.open("incident", trail);
    this.audit = inboxes.open("audit", own);
  }

  @Incoming("inventory")
  public Uni<Void> inventory(ConsumerRecords<String, byte[]> records) {
    return inventory.receive(records);
  }

  @Incoming("risk")
  public Uni<Void> risk(ConsumerRecords<String, byte[]> records) {
    return risk.receive(records);
  }

  @Incoming("incident")
  public Uni<Void> incident(ConsumerRecords<String, byte[]> records) {
    return incident.receive(records);
  }

  @Incoming("audit")
  public Uni<Void> audit(ConsumerRecords<String, byte[]> records) {
    return audit.receive(records);
  }
}
