package org.aimsledger.servicekit.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.aimsledger.servicekit.problem.ServiceKitLog;

/// Told to stop, the service first calls itself not ready and begins no job any more; where others
/// take over, it goes on answering until nobody is sent to it. Then it closes its door and finishes
/// what is inside; only then are the server, the relay and the pool taken down.
@ApplicationScoped
public class Farewell {
  private static final Duration LOOK = Duration.ofMillis(10);

  private final Admission admission;
  private final Scheduler scheduler;
  private final Duration leave;
  private final Duration longest;

  Farewell(Admission admission, Scheduler scheduler, AdmissionConfig config) {
    this.admission = admission;
    this.scheduler = scheduler;
    this.leave = config.leave();
    this.longest = config.longestFarewell();
  }

  // Quarkus tells before it does anything else, and waits for its observers.
  void finish(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
    admission.leave();
    // Jobs would go on while the pool is closed already, and complain about it every second.
    if (scheduler.isRunning()) {
      scheduler.pause();
    }
    Thread.sleep(leave);
    admission.stop();
    var started = System.nanoTime();
    var accepted = admission.inFlight();
    while (admission.inFlight() > 0 && System.nanoTime() - started < longest.toNanos()) {
      Thread.sleep(LOOK);
    }
    ServiceKitLog.LOG.farewell(
        accepted, admission.inFlight(), (System.nanoTime() - started) / 1_000_000);
  }
}
