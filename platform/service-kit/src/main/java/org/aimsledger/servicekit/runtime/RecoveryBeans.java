package org.aimsledger.servicekit.runtime;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InjectableBean;
import io.quarkus.oidc.client.OidcClient;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final AtomicBoolean awake = new AtomicBoolean();

  RecoveryBeans(EventStoreConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  LogReturn logReturn(Pool pool, EventStore store) {
    return new LogReturn(
        pool,
        "/" + config.service(),
        store.log().heads().lanes(),
        (category, document) -> {
          wakeHandlers();
          return store.claims(category, document);
        });
  }

  /// The rules of an aggregate are known to the store when its handler has been made, which is when
  /// its first command comes. Events come back before that.
  private void wakeHandlers() {
    if (!awake.compareAndSet(false, true)) {
      return;
    }
    var container = Arc.requireContainer();
    for (var bean : container.beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
      if (bean.getBeanClass().getSimpleName().endsWith("CommandHandler")
          && bean instanceof InjectableBean<?> handler) {
        var _ = ClientProxy.unwrap(container.instance(handler).get());
      }
    }
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
