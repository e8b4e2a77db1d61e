package org.aimsledger.audit.platform;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.aimsledger.audit.platform.trail.TrailMetrics;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the trail takes in what waits and checkpoints keep up with it. A lag alone is no
/// fault; standing still with work waiting is one.
@Readiness
@Singleton
class TrailReadiness implements HealthCheck {
  private final TrailMetrics trail;
  private final TrailConfig config;
  private final Clock clock;
  private final AtomicReference<Seen> intake;
  private final AtomicReference<Seen> publication;

  private record Seen(long position, Instant since) {}

  TrailReadiness(TrailMetrics trail, TrailConfig config, Clock clock) {
    this.trail = trail;
    this.config = config;
    this.clock = clock;
    var start = new Seen(-1, clock.instant());
    this.intake = new AtomicReference<>(start);
    this.publication = new AtomicReference<>(start);
  }

  @Override
  public HealthCheckResponse call() {
    var size = trail.size();
    var published = trail.publishedSize();
    var waiting = trail.waiting();
    var intakeStalled = stalled(intake, size, waiting > 0);
    var publicationStalled = stalled(publication, published, size > published);
    return HealthCheckResponse.named("trail")
        .withData("size", size)
        .withData("lag", waiting)
        .withData("checkpoint.size", published)
        .withData("checkpoint.age.seconds", age(size > published))
        .status(!intakeStalled && !publicationStalled)
        .build();
  }

  private boolean stalled(AtomicReference<Seen> seen, long position, boolean workWaits) {
    var now = clock.instant();
    var last =
        seen.updateAndGet(
            before ->
                !workWaits || before.position() != position ? new Seen(position, now) : before);
    return Duration.between(last.since(), now).compareTo(config.stall()) > 0;
  }

  /// Seconds since the newest checkpoint while it doesn't cover everything; 0 when it does.
  private long age(boolean behind) {
    return behind ? Duration.between(trail.publishedAt(), clock.instant()).toSeconds() : 0;
  }
}
