package org.aimsledger.servicekit.http;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready from the moment on that the service is told to stop, so that no new connection is sent
/// here.
@Readiness
@Singleton
class DoorReadiness implements HealthCheck {
  private final Admission admission;

  DoorReadiness(Admission admission) {
    this.admission = admission;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("door").status(!admission.leaving()).build();
  }
}
