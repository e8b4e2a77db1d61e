package org.aimsledger.servicekit.comparison;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says how many rows are not what their events say. The service stays ready: commands are decided
/// on events, and what differs is made anew.
@Readiness
@Singleton
class DerivedDataReadiness implements HealthCheck {
  private final DerivedDataKeeper keeper;

  DerivedDataReadiness(DerivedDataKeeper keeper) {
    this.keeper = keeper;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("derived-data")
        .withData("differences.open", keeper.open())
        .up()
        .build();
  }
}
