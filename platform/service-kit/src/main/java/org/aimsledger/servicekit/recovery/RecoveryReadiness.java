package org.aimsledger.servicekit.recovery;

import jakarta.inject.Singleton;
import org.aimsledger.eventstore.handle.EventStore;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the log is as long as others have seen it.
@Readiness
@Singleton
class RecoveryReadiness implements HealthCheck {
  private final EventStore store;

  RecoveryReadiness(EventStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    var reason = store.log().gate().reason();
    var response = HealthCheckResponse.named("log-is-whole");
    return reason == null
        ? response.up().build()
        : response.down().withData("reason", reason).build();
  }
}
