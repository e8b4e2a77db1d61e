package org.aimsledger.servicekit.runtime;

import io.quarkus.oidc.client.OidcClient;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.recovery.LaneMemory;
import org.aimsledger.eventstore.recovery.LaneRecovery;
import org.aimsledger.eventstore.recovery.RecoveryObserver;
import org.aimsledger.eventstore.relay.TopicMemory;
import org.aimsledger.eventstore.store.LogReturn;

/// Makes what compares the log with those who have seen it: the trail, and the own topic.
@Singleton
class RecoveryBeans {
  private static final String AUDIT = "audit";

  private final EventStoreConfig config;
  private final CommandHandlers handlers;

  RecoveryBeans(EventStoreConfig config, CommandHandlers handlers) {
    this.config = config;
    this.handlers = handlers;
  }

  @Produces
  @Singleton
  LogReturn logReturn(Pool pool, EventStore store) {
    return new LogReturn(
        pool,
        "/" + config.service(),
        store.log().heads().lanes(),
        (category, document) -> {
          // Events come back before the first command comes.
          handlers.wake();
          return store.claims(category, document);
        });
  }

  /// The trail lies in the database of audit-service, and is put back with it: that service asks
  /// its topic alone.
  @Produces
  @Singleton
  LaneRecovery laneRecovery(
      EventStore store,
      LogReturn returning,
      TopicMemory topic,
      Vertx vertx,
      Instance<OidcClient> identity,
      RecoveryObserver observer) {
    var limits = config.eventStore();
    var memories = new ArrayList<LaneMemory>();
    var audit = config.producers().get(AUDIT);
    if (audit != null && !config.service().equals(AUDIT)) {
      var address = audit + "/internal/trail/" + config.service() + "/lanes";
      var trail =
          new HttpLaneSource(config.service(), address, WebClient.create(vertx), identity.get());
      memories.add(new TrailMemory(trail, store.log().heads().lanes(), limits.recoveryAnswer()));
    }
    memories.add(topic);
    return new LaneRecovery(
        store.log(), returning, memories, limits.recoveryBatch(), limits.appendTimeout(), observer);
  }
}
