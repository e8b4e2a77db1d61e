package org.aimsledger.launcher.cli;

import static org.aimsledger.launcher.process.SupervisorLog.LOG;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.aimsledger.launcher.AimsInstallation;
import org.aimsledger.launcher.Options;
import org.aimsledger.launcher.Ports;
import picocli.CommandLine.Command;

/// The daemon itself; `up` starts it, a TERM signal ends it.
@Command(name = "supervise", hidden = true, description = "Runs the supervisor in the foreground.")
final class SuperviseCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException, InterruptedException {
    var place = Place.current();
    var aims =
        AimsInstallation.at(
            place.home().directory(), Ports.from(place.environment()), options(place));
    LOG.supervisor("starting");
    aims.start();
    // Everything else happens in other threads. A signal ends the process; the installation then
    // stops its children.
    new CountDownLatch(1).await();
    return 0;
  }

  static Options options(Place place) {
    return Options.packagedIn(place.root())
        .withReady(Duration.ofSeconds(place.number("AIMS_READY_TIMEOUT", 120)))
        .withMinimumFreeBytes(place.number("AIMS_MIN_FREE_MB", 1024) << 20)
        .withMoreJavaOptions(place.words("AIMS_SERVICE_JAVA_OPTS"));
  }
}
