package org.aimsledger.servicekit.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.eventstore.relay.Relay;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while relay and views keep moving. A lag alone is no fault; standing still with work
/// waiting is one.
@Readiness
@Singleton
class EventStoreReadiness implements HealthCheck {
  private record Seen(long position, Instant since) {}

  private final EventStoreConfig config;
  private final EventStore store;
  private final Relay relay;
  private final ReadModel views;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  EventStoreReadiness(
      EventStoreConfig config, EventStore store, Relay relay, ReadModel views, Clock clock) {
    this.config = config;
    this.store = store;
    this.relay = relay;
    this.views = views;
    this.clock = clock;
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    for (var lane = 0; lane < store.log().heads().lanes(); lane++) {
      var number = lane;
      Gauge.builder("aims.relay.lag.events", () -> head(number) - relay.cursor(number))
          .tags(Tags.of("lane", Integer.toString(number)))
          .description("Committed events that the broker has not acknowledged")
          .register(registry);
      for (var view : views.views()) {
        Gauge.builder("aims.view.lag.events", () -> head(number) - view.reached()[number])
            .tags(Tags.of("view", view.name(), "lane", Integer.toString(number)))
            .description("Committed events that the view has not applied")
            .register(registry);
      }
    }
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("event-store");
    var relayLag = 0L;
    var stalled = false;
    for (var lane = 0; lane < store.log().heads().lanes(); lane++) {
      relayLag += Math.max(0, head(lane) - relay.cursor(lane));
      stalled |= stalled("relay/" + lane, relay.cursor(lane), head(lane));
    }
    response.withData("relay.lag", relayLag);
    for (var view : views.views()) {
      var lag = 0L;
      var reached = view.reached();
      for (var lane = 0; lane < reached.length; lane++) {
        lag += Math.max(0, head(lane) - reached[lane]);
        // Rows of another version are moved by another process, or by nobody until the rebuild
        // ends.
        stalled |= !view.standsBy() && stalled(view.name() + "/" + lane, reached[lane], head(lane));
      }
      response.withData("view." + view.name() + ".lag", lag);
      if (view.standsBy()) {
        response.withData("view." + view.name() + ".standsBy", true);
      }
      var trouble = view.trouble();
      if (trouble != null) {
        response.withData("view." + view.name() + ".trouble", trouble.getClass().getSimpleName());
      }
    }
    return response.status(!stalled).build();
  }

  private long head(int lane) {
    return store.log().heads().of(lane);
  }

  private boolean stalled(String what, long position, long head) {
    var now = clock.instant();
    var last =
        seen.compute(
            what,
            (_, before) ->
                before == null || before.position() != position || position >= head
                    ? new Seen(position, now)
                    : before);
    return Duration.between(last.since(), now).compareTo(config.eventStore().stall()) > 0;
  }
}
