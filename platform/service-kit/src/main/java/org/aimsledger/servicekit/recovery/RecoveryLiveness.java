package org.aimsledger.servicekit.recovery;

import jakarta.inject.Singleton;
import org.aimsledger.eventstore.handle.EventStore;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Dead when the database was exchanged for an older one beneath this process: what it remembers is
/// of no use, and another process has to take its place.
@Liveness
@Singleton
class RecoveryLiveness implements HealthCheck {
  private final EventStore store;

  RecoveryLiveness(EventStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database-is-the-same")
        .status(!store.log().gate().isClosedForGood())
        .build();
  }
}
